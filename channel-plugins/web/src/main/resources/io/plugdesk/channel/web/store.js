/** What a visitor's browser keeps for one tenant, so that a conversation is there after a reload. */

/**
 * @typedef {object} Kept
 * @property {string} [conversation] the id of the running conversation
 * @property {string} [token] the visitor token
 * @property {string} [expires] when the token expires, ISO 8601
 * @property {string} [visitor] the visitor's id
 * @property {string} [event] the last event id from which the stream can be resumed without loss
 * @property {string} [status] bot, waiting, human or closed
 * @property {string} [says] what happens next, as the house said it
 * @property {number} [unread] answers that came while the panel was closed
 * @property {{id: string, text: string, timestamp: string}[]} [unsent] messages not yet accepted
 */

/** One small record in localStorage; where that is forbidden, in memory for as long as the page. */
export class Store {
  #key;
  #memory = '{}';

  /**
   * @param {string} host base address of the house
   * @param {string} tenant
   */
  constructor(host, tenant) {
    this.#key = `plugdesk:${host}:${tenant}`;
  }

  /** @returns {Kept} */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? this.#memory);
    } catch {
      return JSON.parse(this.#memory);
    }
  }

  /** @param {Partial<Kept>} change undefined removes an entry */
  keep(change) {
    this.#memory = JSON.stringify({ ...this.read(), ...change });
    try {
      localStorage.setItem(this.#key, this.#memory);
    } catch {
      // Private windows may forbid it: the memory above serves until the page goes.
    }
  }

  /** Forgets the conversation; keeps the visitor and what was not sent yet. */
  forgetConversation() {
    this.keep({
      conversation: undefined,
      event: undefined,
      status: undefined,
      says: undefined,
      unread: undefined,
    });
  }

  /** Forgets everything, the visitor too. */
  clear() {
    this.#memory = '{}';
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept where nothing may be kept.
    }
  }
}
