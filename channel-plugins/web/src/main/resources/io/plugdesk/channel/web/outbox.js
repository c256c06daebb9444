/** The visitor's messages on their way: kept until the house has them, sent in their order. */

/** Sends one message after the other and keeps in the store what was not accepted. */
export class Outbox {
  #store;
  #post;
  #changed;
  #last = Promise.resolve();
  #closed = false;

  /**
   * @param {import('./store.js').Store} store
   * @param {(turn: import('./turns.js').Turn) => Promise<boolean>} post whether the house has it now
   * @param {(turn: import('./turns.js').Turn) => void} changed
   */
  constructor(store, post, changed) {
    this.#store = store;
    this.#post = post;
    this.#changed = changed;
  }

  /** What an earlier page could not send. */
  get left() {
    return this.#store.read().unsent ?? [];
  }

  /** @param {import('./turns.js').Turn} turn sent now and, when that fails, kept */
  add(turn) {
    const { id, text, timestamp } = turn;
    this.#store.keep({ unsent: [...this.left.filter((kept) => kept.id !== id), { id, text, timestamp }] });
    this.deliver(turn);
  }

  /** @param {import('./turns.js').Turn} turn */
  deliver(turn) {
    turn.delivery = 'sending';
    this.#changed(turn);
    this.#last = this.#last.then(() => this.#try(turn));
  }

  /** The house has it, whoever said so first: the request's answer or the stream. */
  accepted(turn) {
    turn.delivery = 'sent';
    this.#store.keep({ unsent: this.left.filter((kept) => kept.id !== turn.id) });
  }

  /** Forgets what waits. */
  close() {
    this.#closed = true;
    this.#store.keep({ unsent: undefined });
  }

  async #try(turn) {
    if (this.#closed) {
      return;
    }
    const accepted = await this.#post(turn);
    if (this.#closed) {
      return;
    }
    if (accepted) {
      this.accepted(turn);
    } else if (turn.delivery === 'sending') {
      turn.delivery = 'failed';
    }
    this.#changed(turn);
  }
}
