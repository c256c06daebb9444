/** Where the visitor writes: Enter sends, Shift+Enter begins a line. */
import { element, icon } from './elements.js';

const LONGEST_MESSAGE = 4000;
/** Where the style sheet cannot let a field grow with its text, this does. */
const GROWS_ALONE = CSS.supports('field-sizing', 'content');

/** The text field and its button. */
export class Composer {
  #field;
  #button;
  #send;

  /**
   * @param {import('./words.js').Words} words
   * @param {(text: string) => void} send
   */
  constructor(words, send) {
    this.#send = send;
    this.#field = element('textarea', {
      rows: 1,
      maxlength: LONGEST_MESSAGE,
      placeholder: words.say('write'),
      'aria-label': words.say('write'),
      dir: 'auto',
      enterkeyhint: 'send',
      input: () => this.#changed(),
      keydown: (event) => this.#key(event),
    });
    this.#button = element('button', { class: 'send', type: 'submit', 'aria-label': words.say('send') }, icon('send'));
    this.root = element('form', { class: 'composer', submit: (event) => this.#submit(event) }, this.#field, this.#button);
    this.#changed();
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** Puts words in the field, to be changed before they are sent. */
  propose(text) {
    this.#field.value = text;
    this.#changed();
    this.focus();
    this.#field.select();
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (text) {
      this.#field.value = '';
      this.#changed();
      this.focus();
      this.#send(text);
    }
  }

  #changed() {
    this.#button.setAttribute('aria-disabled', String(this.#field.value.trim() === ''));
    if (!GROWS_ALONE) {
      this.#field.style.height = 'auto';
      this.#field.style.height = `${this.#field.scrollHeight}px`;
    }
  }
}
