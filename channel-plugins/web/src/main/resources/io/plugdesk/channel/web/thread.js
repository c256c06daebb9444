/** The thread of messages, in two halves: a log that announces what is finished, and the rest. */
import { element } from './elements.js';

/** How near to its end, in pixels, a thread counts as read to the end. */
const AT_END = 48;

/** Shows turns and notes in their order and stays at the end while the reader is there. */
export class Thread {
  #words;
  #answers;
  #actions;
  #log;
  #now;
  /** @type {Map<string, {element: HTMLElement, finished: boolean, phase?: string}>} */
  #items = new Map();
  #frame = 0;
  #stale = new Set();

  /**
   * @param {import('./words.js').Words} words
   * @param {import('./answers.js').Answers} answers
   * @param {{retry: (turn: import('./turns.js').Turn) => void, compose: () => void}} actions
   */
  constructor(words, answers, actions) {
    this.#words = words;
    this.#answers = answers;
    this.#actions = actions;
    const label = words.say('conversation');
    this.intro = element('div', { class: 'intro' });
    this.#log = element('div', { class: 'log', role: 'log', 'aria-label': label });
    this.#now = element('div', { class: 'now' });
    this.root = element(
      'div',
      { class: 'thread', tabindex: '0', role: 'group', 'aria-label': label, scroll: () => this.#scrolled() },
      this.intro,
      this.#log,
      this.#now,
    );
  }

  /** Called with true when the reader has scrolled away from the end. */
  onAway = (_away) => {};

  get empty() {
    return this.#items.size === 0;
  }

  /** Shows many turns without announcing each. */
  restore(turns) {
    this.#log.setAttribute('aria-live', 'off');
    turns.forEach((turn) => this.show(turn));
    requestAnimationFrame(() => this.#log.removeAttribute('aria-live'));
    this.toEnd();
  }

  /** @param {import('./turns.js').Turn} turn */
  show(turn) {
    const follow = this.#atEnd();
    this.intro.classList.add('past');
    if (turn.text) {
      this.#question(turn);
    }
    if (turn.phase !== 'quiet') {
      this.#answer(turn);
    }
    this.#place();
    if (follow) {
      this.toEnd();
    }
  }

  /** Says what happens with the conversation itself. */
  note(text) {
    const follow = this.#atEnd();
    const note = element('p', { class: 'note', dir: 'auto' }, text);
    this.#items.set(`note ${this.#items.size}`, { element: note, finished: true });
    this.#place();
    if (follow) {
      this.toEnd();
    }
    return note;
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }

  #question(turn) {
    const key = `${turn.id} asked`;
    const item = this.#items.get(key) ?? { element: this.#visitor(turn), finished: false };
    item.finished = turn.delivery === 'sent';
    item.element.dataset.delivery = turn.delivery;
    const delivery = item.element.querySelector('.delivery');
    const focused = delivery.contains(this.#focused());
    delivery.replaceChildren(this.#delivery(turn));
    this.#items.set(key, item);
    if (focused) {
      this.#actions.compose();
    }
  }

  #visitor(turn) {
    const name = `${turn.id}-visitor`;
    return element(
      'article',
      { class: 'message visitor', 'aria-labelledby': name, 'data-message': turn.id },
      element('span', { class: 'unseen', id: name }, this.#words.say('you')),
      element('div', { class: 'bubble', dir: 'auto' }, turn.text),
      element(
        'div',
        { class: 'fate' },
        element('span', { class: 'delivery' }),
        element('time', { datetime: turn.timestamp }, this.#words.time(turn.timestamp)),
      ),
    );
  }

  #delivery(turn) {
    const { say } = this.#words;
    if (turn.delivery === 'failed') {
      const retry = () => this.#actions.retry(turn);
      return element('button', { class: 'quiet retry', type: 'button', click: retry }, say('notSent'));
    }
    return element('span', { class: 'small' }, say(turn.delivery));
  }

  /** Drawn anew when its phase changes; while it is in the making, once a frame. */
  #answer(turn) {
    const key = `${turn.id} answered`;
    const item = this.#items.get(key);
    if (item?.phase === turn.phase) {
      if (turn.phase === 'working') {
        this.#soon(turn, item);
      }
      return;
    }
    const made = { element: this.#answers.draw(turn), finished: turn.phase !== 'working', phase: turn.phase };
    const focused = item?.element.contains(this.#focused());
    item?.element.remove();
    this.#insertAfter(`${turn.id} asked`, key, made);
    if (focused) {
      this.#actions.compose();
    }
  }

  #soon(turn, item) {
    this.#stale.add({ turn, item });
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const follow = this.#atEnd();
      for (const { turn, item } of this.#stale) {
        if (turn.phase === 'working') {
          this.#answers.refresh(item.element, turn);
        }
      }
      this.#stale.clear();
      if (follow) {
        this.toEnd();
      }
    });
  }

  /** An answer stands below its question, even when another question came meanwhile. */
  #insertAfter(previous, key, made) {
    if (this.#items.has(key) || !this.#items.has(previous)) {
      this.#items.set(key, made);
      return;
    }
    const items = [...this.#items];
    items.splice(items.findIndex(([name]) => name === previous) + 1, 0, [key, made]);
    this.#items = new Map(items);
  }

  /** Everything up to the first unfinished item is in the log; the rest waits below it, unannounced. */
  #place() {
    const items = [...this.#items.values()];
    const open = items.findIndex((item) => !item.finished);
    const finished = open < 0 ? items.length : open;
    const focused = this.#focused();
    arrange(this.#log, items.slice(0, finished));
    arrange(this.#now, items.slice(finished));
    if (focused && focused !== this.#focused() && this.root.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  #focused() {
    return this.root.getRootNode().activeElement ?? null;
  }

  #atEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < AT_END;
  }

  #scrolled() {
    this.onAway(!this.#atEnd());
  }
}

function arrange(parent, items) {
  items.forEach((item, index) => {
    if (parent.children[index] !== item.element) {
      parent.insertBefore(item.element, parent.children[index] ?? null);
    }
  });
}
