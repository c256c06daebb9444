/** The open panel's frame: header, banner, thread, composer and what stands in an empty thread. */
import { Answers } from './answers.js';
import { Composer } from './composer.js';
import { element, icon, keepFocusWithin } from './elements.js';
import { Sheet } from './sheet.js';
import { Thread } from './thread.js';

const FULL_SCREEN = '(max-width: 480px)';

/**
 * @typedef {object} Deeds what the visitor can do
 * @property {(text: string) => void} ask
 * @property {(turn: import('./turns.js').Turn) => void} retry
 * @property {(turn: import('./turns.js').Turn) => void} stop
 * @property {() => void} person
 * @property {() => void} restart
 */

/** Draws one conversation's surroundings; knows nothing of the wire. */
export class Panel {
  #frame;
  #words;
  #deeds;
  #sheet;
  #composer;
  #pill;
  #banner;
  #restart;

  /**
   * @param {import('./chat.js').Frame} frame
   * @param {import('./words.js').Words} words
   * @param {Deeds} deeds
   */
  constructor(frame, words, deeds) {
    this.#frame = frame;
    this.#words = words;
    this.#deeds = deeds;
    this.root = element('div', { class: 'panel', keydown: (event) => this.#key(event) });
    this.#sheet = new Sheet(this.root, words, frame.host);
    this.#composer = new Composer(words, deeds.ask);
    this.thread = this.#thread();
    this.#banner = element('div', { class: 'banner', role: 'status' });
    const restart = { class: 'button', type: 'button', click: deeds.restart };
    this.#restart = element('div', { class: 'restart', hidden: true }, element('button', restart, words.say('fresh')));
    this.root.append(
      this.#header(),
      this.#banner,
      this.thread.root,
      this.#latest(),
      this.#composer.root,
      this.#restart,
    );
    this.#greet();
  }

  focus() {
    this.#composer.focus();
  }

  get visible() {
    return this.root.getClientRects().length > 0;
  }

  /** @param {'bot' | 'waiting' | 'human' | 'closed'} status */
  status(status) {
    this.#pill.dataset.status = status;
    this.#pill.textContent = this.#words.say(status);
    this.#composer.root.hidden = status === 'closed';
    this.#restart.hidden = status !== 'closed';
  }

  /** @param {boolean} connected */
  connected(connected) {
    if (connected !== (this.#banner.childElementCount === 0)) {
      this.#banner.replaceChildren(...(connected ? [] : [icon('offline'), element('span', {}, this.#words.say('offline'))]));
    }
  }

  remove() {
    this.#sheet.close();
    this.root.remove();
  }

  #thread() {
    const answers = new Answers(this.#words, this.#frame.host, {
      ...this.#deeds,
      reword: (text) => this.#composer.propose(text),
      cite: (citation, answer, from) => this.#sheet.show(citation, answer, from),
    });
    return new Thread(this.#words, answers, { retry: this.#deeds.retry, compose: () => this.focus() });
  }

  #header() {
    const { say } = this.#words;
    const { page, tenant, close } = this.#frame;
    this.#pill = element('p', { class: 'pill', role: 'status' });
    const person = { class: 'button', type: 'button', click: this.#deeds.person };
    const closing = { class: 'plain', type: 'button', 'aria-label': say('close'), click: close };
    return element(
      'header',
      {},
      element('div', { class: 'who' }, element(page ? 'h1' : 'h2', { class: 'name' }, element('bdi', {}, tenant.name)), this.#pill),
      element('button', person, icon('person'), say('person')),
      !page && element('button', closing, icon('close')),
    );
  }

  #latest() {
    const click = () => this.thread.toEnd();
    const button = element(
      'button',
      { class: 'latest', type: 'button', hidden: true, 'aria-label': this.#words.say('latest'), click },
      icon('down'),
    );
    this.thread.onAway = (away) => (button.hidden = !away);
    return element('div', { class: 'edge' }, button);
  }

  #greet() {
    const { say } = this.#words;
    const { tenant } = this.#frame;
    const replies = (tenant.quick_replies ?? []).map((reply) => {
      const attributes = { class: 'button', type: 'button', dir: 'auto', click: () => this.#deeds.ask(reply) };
      return element('li', {}, element('button', attributes, reply));
    });
    this.thread.intro.append(
      element('p', { class: 'greeting', dir: 'auto' }, tenant.greeting ?? say('hello')),
      element('p', { class: 'about', dir: 'auto' }, say(tenant.quotes ? 'quotes' : 'answers', { name: tenant.name })),
      replies.length > 0 ? element('ul', { class: 'replies' }, ...replies) : '',
    );
  }

  #key(event) {
    if (event.key === 'Escape' && !this.#frame.page) {
      event.stopPropagation();
      this.#frame.close();
    } else if (event.key === 'Tab' && !this.#frame.page && matchMedia(FULL_SCREEN).matches) {
      keepFocusWithin(this.root, event);
    }
  }
}
