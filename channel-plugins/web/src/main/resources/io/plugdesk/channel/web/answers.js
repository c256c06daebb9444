/** Draws what the desk says: an answer in the making, answered, declined or failed. */
import { element, icon, safeLink } from './elements.js';
import { showable, textNodes } from './text.js';

/**
 * @typedef {object} Actions what a reader can do with an answer
 * @property {(turn: import('./turns.js').Turn) => void} stop
 * @property {(text: string) => void} ask
 * @property {(text: string) => void} reword puts the words in the composer to be changed
 * @property {() => void} person
 * @property {(citation: import('./turns.js').Citation, answer: string, from: HTMLElement) => void} cite
 */

/** Makes the elements of answers; it keeps nothing. */
export class Answers {
  #words;
  #host;
  #actions;

  /**
   * @param {import('./words.js').Words} words
   * @param {string} host the base of relative links
   * @param {Actions} actions
   */
  constructor(words, host, actions) {
    this.#words = words;
    this.#host = host;
    this.#actions = actions;
  }

  /** @param {import('./turns.js').Turn} turn */
  draw(turn) {
    if (turn.phase === 'working') {
      return this.#working(turn);
    }
    if (turn.phase === 'failed') {
      return this.#failed(turn);
    }
    return turn.answer.declined ? this.#declined(turn) : this.#answered(turn);
  }

  /** Brings an answer in the making up to date. */
  refresh(article, turn) {
    const progress = article.querySelector('.progress');
    const body = article.querySelector('.text');
    const titles = distinct(turn.candidates.map((passage) => passage.title));
    progress.textContent = titles.length > 0 ? this.#reading(titles) : this.#words.say('looking');
    progress.hidden = turn.streamed !== '';
    const number = (cited) => element('span', { class: 'chip' }, element('span', { class: 'number' }, `${cited}`));
    body.replaceChildren(textNodes(showable(turn.streamed), number));
    const block = body.lastElementChild;
    const line = block?.tagName === 'UL' ? block.lastElementChild : block;
    (line ?? body).append(element('span', { class: 'caret', 'aria-hidden': 'true' }));
  }

  #working(turn) {
    const { say } = this.#words;
    const article = this.#article(
      turn,
      'working',
      element('p', { class: 'progress' }),
      element('div', { class: 'text', dir: 'auto' }),
      element(
        'div',
        { class: 'row' },
        element('button', { class: 'quiet stop', type: 'button', click: () => this.#actions.stop(turn) }, icon('stop'), say('stop')),
      ),
    );
    this.refresh(article, turn);
    return article;
  }

  #answered(turn) {
    const { say } = this.#words;
    const { answer } = turn;
    const find = (number) => answer.citations.find((citation) => citation.number === number);
    return this.#article(
      turn,
      'answered',
      answer.quotes && answer.citations.length > 0 && element('p', { class: 'eyebrow' }, say('quoted')),
      element('div', { class: 'text', dir: 'auto' }, textNodes(answer.text, (number) => this.#chip(find(number), answer.text))),
      answer.stopped && element('p', { class: 'small' }, say('stopped')),
      answer.citations.length > 0 && this.#sources(answer),
      element('div', { class: 'row' }, this.#again(turn), answer.requires_human && this.#person(), this.#time(answer)),
    );
  }

  #declined(turn) {
    const { say } = this.#words;
    const { answer } = turn;
    if (answer.text) {
      return this.#refused(turn);
    }
    const titles = distinct(turn.candidates.map((passage) => passage.title));
    const rephrased = answer.rephrase
      ? element('button', { class: 'button', type: 'button', click: () => this.#actions.ask(answer.rephrase) }, answer.rephrase)
      : element('button', { class: 'button', type: 'button', click: () => this.#actions.reword(turn.text) }, say('rephraseOwn'));
    return this.#article(
      turn,
      'declined',
      element('p', { class: 'title' }, say('declined')),
      turn.text && this.#part('lookedFor', element('p', { dir: 'auto' }, turn.text)),
      titles.length > 0 && this.#part('readWithout', element('p', { dir: 'auto' }, titles.join(' · '))),
      answer.near.length > 0 && this.#part('near', element('ul', { class: 'near' }, ...answer.near.map((article) => this.#near(article)))),
      answer.rephrase && this.#part('rephrase', rephrased),
      element('div', { class: 'row' }, !answer.rephrase && rephrased, this.#person(), this.#time(answer)),
    );
  }

  /** Declined in the tenant's own words: the house was not asked what it knows. */
  #refused(turn) {
    const { answer } = turn;
    return this.#article(
      turn,
      'declined',
      element('p', { dir: 'auto' }, answer.text),
      element('div', { class: 'row' }, this.#person(), this.#time(answer)),
    );
  }

  #failed(turn) {
    const { say } = this.#words;
    return this.#article(
      turn,
      'unanswered',
      element('p', { class: 'title' }, say('unanswered')),
      element('p', { dir: 'auto' }, turn.says ?? say('unansweredSays')),
      element('div', { class: 'row' }, this.#again(turn), this.#person()),
    );
  }

  #article(turn, state, ...parts) {
    const name = `${turn.id}-desk`;
    return element(
      'article',
      { class: `message desk ${state}`, 'aria-labelledby': name, 'data-message': turn.id },
      element('span', { class: 'unseen', id: name }, this.#words.say('desk')),
      ...parts,
    );
  }

  #chip(citation, answer) {
    if (!citation) {
      return null;
    }
    const label = this.#words.say('chip', { number: citation.number, title: citation.title });
    return this.#citing(citation, answer, { class: 'chip', 'aria-label': label }, element('span', { class: 'number' }, `${citation.number}`));
  }

  #sources({ citations, text }) {
    const rows = citations.map((citation) =>
      element(
        'li',
        {},
        this.#citing(
          citation,
          text,
          { class: 'source' },
          element('span', { class: 'number' }, `${citation.number}`),
          element('span', { dir: 'auto' }, citation.title),
          this.#place(citation),
        ),
      ),
    );
    const count = this.#words.say('sources', { count: citations.length });
    return element('details', {}, element('summary', {}, count), element('ol', {}, ...rows));
  }

  #place(citation) {
    const place = this.#words.place(citation);
    return place && element('span', { class: 'small', dir: 'auto' }, place);
  }

  #citing(citation, answer, attributes, ...children) {
    const open = (event) => this.#actions.cite(citation, answer, event.currentTarget);
    return element('button', { type: 'button', 'aria-haspopup': 'dialog', click: open, ...attributes }, ...children);
  }

  #near(article) {
    const link = safeLink(article.url, this.#host);
    const inside = [icon('article'), element('span', { dir: 'auto' }, article.title)];
    if (!link) {
      return element('li', {}, element('span', { class: 'article' }, ...inside));
    }
    const hint = element('span', { class: 'unseen' }, ` (${this.#words.say('newTab')})`);
    const attributes = { class: 'article', href: link, target: '_blank', rel: 'noopener noreferrer' };
    return element('li', {}, element('a', attributes, ...inside, hint));
  }

  #part(name, content) {
    return element('div', { class: 'part' }, element('p', { class: 'small' }, this.#words.say(name)), content);
  }

  #again(turn) {
    return (
      turn.text &&
      element('button', { class: 'quiet again', type: 'button', click: () => this.#actions.ask(turn.text) }, icon('again'), this.#words.say('again'))
    );
  }

  #person() {
    return element('button', { class: 'button', type: 'button', click: () => this.#actions.person() }, icon('person'), this.#words.say('person'));
  }

  #time({ timestamp }) {
    return timestamp && element('time', { datetime: timestamp }, this.#words.time(timestamp));
  }

  #reading(titles) {
    return this.#words.say('reading', { titles: titles.join(', ') });
  }
}

function distinct(titles) {
  return [...new Set(titles.filter(Boolean))].slice(0, 3);
}
