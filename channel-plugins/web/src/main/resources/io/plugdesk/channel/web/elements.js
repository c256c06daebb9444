/** Small helpers to build the interface from nodes; text is always a text node, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** The strokes of each icon on a grid of 20. */
const STROKES = {
  close: 'M5 5l10 10M15 5L5 15',
  send: 'M10 16V4M5 9l5-5 5 5',
  stop: 'M6 6h8v8H6z',
  again: 'M15.5 10a5.5 5.5 0 1 1-1.6-3.9M16 3.5v3.2h-3.2',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c.6-2.6 2.8-4 5.5-4s4.9 1.4 5.5 4',
  down: 'M10 4v12M5 11l5 5 5-5',
  outside: 'M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7',
  article: 'M6 3.5h6l3 3v10H6zM8.5 9.5h4M8.5 12.5h4',
  offline: 'M4 4l12 12M3 8.5a10 10 0 0 1 3.5-2.2M17 8.5a10 10 0 0 0-6-2.9M6 11.5a6 6 0 0 1 3-1.5M10 15.5v.1',
};

/**
 * Builds an element.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] null, undefined and false leave one out; a function
 *     listens to the event of that name
 * @param {...(Node | string | null | undefined | false)} children strings become text nodes
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter((child) => child || child === ''));
  return made;
}

/**
 * An icon that says nothing to a screen reader: its button carries the label.
 *
 * @param {keyof typeof STROKES} name
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', STROKES[name]);
  drawing.append(path);
  return drawing;
}

/**
 * The address when it is safe to link to, else null: a script is no address.
 *
 * @param {string | null} address
 * @param {string} base
 */
export function safeLink(address, base) {
  if (!address || !URL.canParse(address, base)) {
    return null;
  }
  const link = new URL(address, base);
  return link.protocol === 'https:' || link.protocol === 'http:' ? link.href : null;
}

/**
 * Keeps the Tab key within a box: from its last control it goes to the first, and back.
 *
 * @param {HTMLElement} box
 * @param {KeyboardEvent} event
 */
export function keepFocusWithin(box, event) {
  const controls = [...box.querySelectorAll('a[href], button, textarea, summary, [tabindex="0"]')].filter(
    (control) => !control.closest('[inert]') && control.getClientRects().length > 0,
  );
  const [from, to] = event.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  if (controls.length > 0 && box.getRootNode().activeElement === from) {
    event.preventDefault();
    to.focus();
  }
}
