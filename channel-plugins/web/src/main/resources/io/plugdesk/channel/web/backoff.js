/** Waits longer after each failure, never twice the same, so that a crowd does not return at once. */
const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** The pauses between the attempts of one connection. */
export class Backoff {
  #failures = 0;
  #hurry = () => {};

  /** After a sign of life the next pause is short again. */
  reset() {
    this.#failures = 0;
  }

  /** Ends a pause that is going on. */
  hurry() {
    this.#hurry();
  }

  /** @param {AbortSignal} [signal] ends the pause too */
  async pause(signal) {
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures++);
    const wait = longest / 2 + (Math.random() * longest) / 2;
    await new Promise((resume) => {
      const timer = setTimeout(resume, this.#failures === 1 ? wait / 4 : wait);
      this.#hurry = () => {
        clearTimeout(timer);
        resume();
      };
      signal?.addEventListener('abort', this.#hurry, { once: true });
    });
  }
}
