/** The turns of a conversation as the stream tells them: each event counts once, none is skipped. */

/**
 * @typedef {object} Citation
 * @property {number} number
 * @property {string} doc_id
 * @property {string} title
 * @property {string | null} section
 * @property {number | null} page
 * @property {string | null} url
 * @property {string | null} version_id
 * @property {string | null} created_at
 * @property {number | null} score
 * @property {string} excerpt
 * @property {string | null} used
 */

/**
 * @typedef {object} Answer
 * @property {string} text
 * @property {boolean} declined
 * @property {boolean} stopped
 * @property {boolean} requires_human
 * @property {boolean} quotes
 * @property {string} [rephrase]
 * @property {Citation[]} citations
 * @property {{title: string, url: string | null, document_id: string}[]} near
 * @property {string} timestamp
 */

/**
 * @typedef {object} Turn
 * @property {string} id
 * @property {string} text the visitor's words
 * @property {string} timestamp
 * @property {'sending' | 'sent' | 'failed'} delivery
 * @property {'quiet' | 'working' | 'answered' | 'failed'} phase
 * @property {{title: string, section: string | null}[]} candidates
 * @property {string} streamed what came so far
 * @property {number} n the number of the last delta that counts
 * @property {Answer | null} answer
 * @property {string | null} says what happens now that it failed
 */

/** What became of an event: it changed a turn, it was known, or one before it is missing. */
export const Outcome = Object.freeze({ CHANGED: 'changed', KNOWN: 'known', GAP: 'gap' });

/** Holds the turns in their order and applies events to them. */
export class Turns {
  /** @type {Map<string, Turn>} */
  #turns = new Map();

  /** @returns {Turn[]} in the order of their questions */
  get all() {
    return [...this.#turns.values()];
  }

  /** Whether an answer is being made: the stream must then be resumed from before its start. */
  get working() {
    return this.all.some((turn) => turn.phase === 'working');
  }

  /** @param {string} id */
  get(id) {
    return this.#turns.get(id);
  }

  /**
   * @param {string} id
   * @param {string} text
   * @param {string} timestamp
   * @param {Turn['delivery']} delivery
   * @returns {Turn} the turn of that id, made when it is new
   */
  open(id, text, timestamp, delivery) {
    let turn = this.#turns.get(id);
    if (!turn) {
      const unanswered = { phase: 'quiet', candidates: [], streamed: '', n: -1, answer: null, says: null };
      turn = { id, text, timestamp, delivery, ...unanswered };
      this.#turns.set(id, turn);
    }
    return turn;
  }

  /** Takes over a turn as the house has it stored. */
  restore(stored) {
    const turn = this.open(stored.message_id, stored.text, stored.timestamp, 'sent');
    turn.delivery = 'sent';
    turn.timestamp = stored.timestamp;
    if (stored.state === 'answered' && stored.answer) {
      this.#finish(turn, stored.answer);
    } else if (stored.state === 'failed') {
      turn.phase = 'failed';
    } else if (stored.state === 'working' && turn.phase === 'quiet') {
      turn.phase = 'working';
    }
    return turn;
  }

  /**
   * Applies one event of the stream.
   *
   * @param {string} type
   * @param {any} data
   * @param {boolean} lenient whether to go on past a gap, because the house cannot fill it
   * @returns {string} an Outcome
   */
  apply(type, data, lenient = false) {
    const asked = type === 'message' ? data.text : '';
    const turn = this.open(data.message_id, asked, data.timestamp ?? new Date().toISOString(), 'sent');
    if (type === 'message') {
      turn.text = data.text;
      turn.timestamp = data.timestamp ?? turn.timestamp;
      turn.delivery = 'sent';
      return Outcome.CHANGED;
    }
    if (turn.phase === 'answered' || turn.phase === 'failed') {
      return Outcome.KNOWN;
    }
    switch (type) {
      case 'started':
        turn.phase = 'working';
        return Outcome.CHANGED;
      case 'candidates':
        turn.phase = 'working';
        turn.candidates = data.passages ?? [];
        return Outcome.CHANGED;
      case 'delta':
        return this.#append(turn, data, lenient);
      case 'replace':
        Object.assign(turn, { phase: 'working', n: data.n, streamed: data.text });
        return Outcome.CHANGED;
      case 'done':
        return this.#finish(turn, data);
      case 'failed':
        Object.assign(turn, { phase: 'failed', says: data.says });
        return Outcome.CHANGED;
      default:
        return Outcome.KNOWN;
    }
  }

  #append(turn, data, lenient) {
    if (data.n <= turn.n) {
      return Outcome.KNOWN;
    }
    if (data.n > turn.n + 1 && !lenient) {
      return Outcome.GAP;
    }
    Object.assign(turn, { phase: 'working', n: data.n, streamed: turn.streamed + data.text });
    return Outcome.CHANGED;
  }

  #finish(turn, answer) {
    turn.phase = 'answered';
    turn.answer = { ...answer, citations: answer.citations ?? [], near: answer.near ?? [] };
    turn.streamed = '';
    return Outcome.CHANGED;
  }
}
