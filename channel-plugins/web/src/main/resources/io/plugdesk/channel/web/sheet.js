/** The sheet that shows where an answer stands: one citation with its passage. */
import { element, icon, keepFocusWithin, safeLink } from './elements.js';
import { passageNodes } from './passage.js';

/** A sheet over the panel; while it is open everything behind it is inert. */
export class Sheet {
  #panel;
  #words;
  #host;
  #open = null;

  /**
   * @param {HTMLElement} panel what the sheet covers
   * @param {import('./words.js').Words} words
   * @param {string} host the base of relative links
   */
  constructor(panel, words, host) {
    this.#panel = panel;
    this.#words = words;
    this.#host = host;
  }

  get isOpen() {
    return this.#open !== null;
  }

  /**
   * @param {import('./turns.js').Citation} citation
   * @param {string} answer the text that cites it
   * @param {HTMLElement} from the control that gets the focus back
   */
  show(citation, answer, from) {
    this.close();
    const sheet = this.#draw(citation, answer);
    const scrim = element('div', { class: 'scrim', click: () => this.close() });
    sheet.addEventListener('keydown', (event) => this.#key(event, sheet));
    const behind = [...this.#panel.children];
    behind.forEach((part) => (part.inert = true));
    this.#panel.append(scrim, sheet);
    this.#open = { sheet, scrim, behind, from };
    sheet.querySelector('button').focus();
  }

  close() {
    if (!this.#open) {
      return;
    }
    const { sheet, scrim, behind, from } = this.#open;
    this.#open = null;
    behind.forEach((part) => (part.inert = false));
    sheet.remove();
    scrim.remove();
    from.focus();
  }

  #key(event, sheet) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Tab') {
      keepFocusWithin(sheet, event);
    }
  }

  #draw(citation, answer) {
    const { say } = this.#words;
    const passage = element('blockquote', { dir: 'auto', 'aria-label': say('passage') }, ...passageNodes(citation, answer));
    const link = safeLink(citation.url, this.#host);
    return element(
      'div',
      { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'sheet-title' },
      element(
        'div',
        { class: 'sheet-top' },
        element('span', { class: 'eyebrow' }, say('source', { number: citation.number })),
        element(
          'button',
          { class: 'plain', type: 'button', 'aria-label': say('closeSheet'), click: () => this.close() },
          icon('close'),
        ),
      ),
      element(
        'div',
        { class: 'sheet-body', tabindex: '0', role: 'group', 'aria-labelledby': 'sheet-title' },
        element('h2', { id: 'sheet-title', dir: 'auto' }, citation.title),
        this.#facts(citation),
        passage,
        passage.querySelector('mark') && element('p', { class: 'small' }, say('used')),
        link &&
          element(
            'a',
            { class: 'button', href: link, target: '_blank', rel: 'noopener noreferrer' },
            say('original'),
            icon('outside'),
            element('span', { class: 'unseen' }, ` (${say('newTab')})`),
          ),
      ),
    );
  }

  #facts(citation) {
    const { say } = this.#words;
    const facts = [
      ['section', this.#words.place(citation)],
      ['version', citation.version_id],
      ['date', citation.created_at && this.#words.date(citation.created_at)],
      ['match', typeof citation.score === 'number' && this.#words.match(citation.score)],
    ];
    const rows = facts
      .filter(([, value]) => value)
      .map(([name, value]) =>
        element('div', {}, element('dt', {}, say(name)), element('dd', {}, element('bdi', {}, value))),
      );
    return element('dl', {}, ...rows);
  }
}
