/** The passage of a citation as nodes: paragraphs, lists and tables, with the used words marked. */
import { element } from './elements.js';

const MARK = /\[(\d{1,3})\]/g;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^[\s|:-]+$/;
const BETWEEN_WORDS = '[\\s|•]+';

/**
 * @param {import('./turns.js').Citation} citation
 * @param {string} answer what the answer says: it may quote more of the passage than one sentence
 * @returns {Node[]}
 */
export function passageNodes(citation, answer) {
  const text = citation.excerpt.replaceAll('**', '').replace(/^(\s*)- /gm, '$1• ');
  const ranges = usedRanges(text, citation, answer);
  return blocksOf(text).map((block) => (block.table ? table(block, ranges) : element('p', {}, ...marked(block, ranges))));
}

/** @returns {[number, number][]} in their order, none touching another */
function usedRanges(text, citation, answer) {
  const quotes = [citation.used ?? '', ...quotesOf(answer, citation.number)];
  const found = quotes.map((quote) => find(text, quote)).filter(Boolean);
  const ranges = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const last = ranges.at(-1);
    if (last && from <= last[1] + 1) {
      last[1] = Math.max(last[1], to);
    } else {
      ranges.push([from, to]);
    }
  }
  return ranges;
}

/** What the answer says right before each mark of that number: its sentences, and its rows of tables. */
function quotesOf(answer, number) {
  const quotes = [];
  let from = 0;
  let said = '';
  for (const mark of answer.matchAll(MARK)) {
    said = answer.slice(from, mark.index).trim() || said;
    from = mark.index + mark[0].length;
    if (Number(mark[1]) === number) {
      quotes.push(...said.split('\n').flatMap(waysToFind));
    }
  }
  return quotes;
}

/** A line as it stands, by its sentences, and as a row of a table told in words: "Price: £3; Time: 2 days". */
function waysToFind(line) {
  const row = line.split('; ').map((cell) => cell.replace(/^[^:]*: /, ''));
  return [line, ...line.split(/(?<=[.!?])\s+/), row.join(' ')];
}

/** Where the words stand, also when line breaks or the bars of a table part them. */
function find(text, quote) {
  const words = quote.replaceAll('**', '').match(/[^\s|•]+/g) ?? [];
  const wanted = words[0] === '-' ? words.slice(1) : words;
  if (wanted.length === 0) {
    return null;
  }
  const exact = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(BETWEEN_WORDS);
  const place = new RegExp(`(?<![\\p{L}\\p{N}])${exact}`, 'u').exec(text);
  return place && [place.index, place.index + place[0].length];
}

/** Parts lines of tables from the rest. */
function blocksOf(text) {
  const blocks = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const table = ROW.test(line);
    const last = blocks.at(-1);
    if (line.trim() !== '') {
      if (last && last.table === table && !last.over) {
        last.lines.push({ from, line });
      } else {
        blocks.push({ table, lines: [{ from, line }], over: false });
      }
    } else if (last) {
      last.over = true;
    }
    from += line.length + 1;
  }
  return blocks;
}

function marked({ lines }, ranges) {
  const from = lines[0].from;
  const text = lines.map(({ line }) => line).join('\n');
  const nodes = [];
  let at = 0;
  for (const range of ranges) {
    const [start, end] = range.map((place) => Math.min(Math.max(place - from, at), text.length));
    if (end > start) {
      nodes.push(text.slice(at, start), element('mark', {}, text.slice(start, end)));
      at = end;
    }
  }
  return [...nodes, text.slice(at)];
}

function table({ lines }, ranges) {
  const head = lines.length > 2 && RULE.test(lines[1].line) ? lines[0] : null;
  const body = lines.filter((row) => row !== head && !RULE.test(row.line));
  const used = ({ from, line }) => ranges.some(([start, end]) => start < from + line.length && end > from);
  const cells = ({ line }) => line.trim().slice(1, -1).split('|').map((cell) => cell.trim());
  const headings = head && element('thead', {}, element('tr', {}, ...cells(head).map((cell) => element('th', { scope: 'col' }, cell))));
  const rows = body.map((row) =>
    element('tr', {}, ...cells(row).map((cell) => element('td', {}, used(row) && cell ? element('mark', {}, cell) : cell))),
  );
  return element('div', { class: 'table' }, element('table', {}, headings, element('tbody', {}, ...rows)));
}
