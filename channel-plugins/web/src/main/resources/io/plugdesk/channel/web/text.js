/** Turns an answer's plain text into nodes: paragraphs, lists, bold and citation chips; no markup. */
import { element } from './elements.js';

const INLINE = /\*\*(.+?)\*\*|\[(\d{1,3})\]/g;
const UNFINISHED = /(\*{1,2}|\[\d{0,3})$/;

/**
 * @param {string} text paragraphs parted by an empty line, "- " lists, **bold**, [1] for citations
 * @param {(number: number) => Node | null} chip makes the node of a citation; null leaves the text
 * @returns {DocumentFragment}
 */
export function textNodes(text, chip) {
  const nodes = document.createDocumentFragment();
  for (const block of text.trim().split(/\n{2,}/)) {
    let group = null;
    for (const line of block.split('\n')) {
      const item = /^\s*[-•]\s+(.*)$/.exec(line);
      const tag = item ? 'UL' : 'P';
      if (group?.tagName !== tag) {
        group = element(tag);
        nodes.append(group);
      } else if (!item) {
        group.append(element('br'));
      }
      const target = item ? group.appendChild(element('li')) : group;
      target.append(...inline(item ? item[1] : line, chip));
    }
  }
  return nodes;
}

/**
 * The part of a text in the making that can be shown: a half-written mark waits for its end.
 *
 * @param {string} text
 */
export function showable(text) {
  const shown = text.replace(UNFINISHED, '');
  return (shown.match(/\*\*/g)?.length ?? 0) % 2 === 1 ? `${shown}**` : shown;
}

function inline(text, chip) {
  const nodes = [];
  let from = 0;
  for (const mark of text.matchAll(INLINE)) {
    const made = mark[1] ? element('strong', {}, ...inline(mark[1], chip)) : chip(Number(mark[2]));
    if (made) {
      const before = text.slice(from, mark.index);
      nodes.push(...(mark[2] ? together(before.trimEnd(), made) : [before, made]));
      from = mark.index + mark[0].length;
    }
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

/** A citation never begins a line: it stays with the word that it follows. */
function together(text, citation) {
  const word = text.lastIndexOf(' ') + 1;
  return [text.slice(0, word), element('span', { class: 'together' }, text.slice(word), citation)];
}
