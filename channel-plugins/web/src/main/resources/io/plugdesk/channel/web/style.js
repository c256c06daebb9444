/** How the open panel looks: a grid of 4 px, a radius of 8 px, one shadow, both schemes. */

const STYLE = `
.panel {
  display: none;
  position: relative;
  flex-direction: column;
  inline-size: min(400px, calc(100vw - 32px));
  block-size: min(680px, calc(100dvh - 32px));
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  box-shadow: var(--shadow);
  overflow-wrap: anywhere;
}
.open > .panel { display: flex; animation: appear var(--motion) ease-out; }
:where(.panel) :where(p, h1, h2, ul, ol, dl, dd, blockquote) { margin: 0; padding: 0; }
:where(.panel button) { font: inherit; color: inherit; cursor: pointer; }
.icon { inline-size: 20px; block-size: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.small, .eyebrow, time, dt { font-size: 13px; line-height: 20px; color: var(--muted); }
.number {
  display: inline-block;
  min-inline-size: 20px;
  padding: 0 4px;
  border-radius: 4px;
  background: var(--raised);
  box-shadow: inset 0 0 0 1px var(--line);
  color: var(--ink);
  font-size: 12px;
  font-weight: 600;
  line-height: 20px;
  text-align: center;
  user-select: none;
}

header { display: flex; align-items: center; gap: 8px; padding: 12px 8px 12px 16px; border-block-end: 1px solid var(--line); }
[dir='rtl'] header { padding: 12px 16px 12px 8px; }
.who { flex: 1; min-inline-size: 0; }
.name { font-size: 15px; font-weight: 600; line-height: 20px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.pill { display: flex; align-items: center; gap: 8px; font-size: 13px; line-height: 20px; color: var(--muted); }
.pill::before { content: ''; flex: none; inline-size: 8px; block-size: 8px; border-radius: 4px; background: var(--ink); }
.pill[data-status='waiting']::before { background: light-dark(#b26a00, #f0b04c); }
.pill[data-status='human']::before { background: light-dark(#1a7f4b, #58c48d); }
.pill[data-status='closed']::before { background: var(--muted); }

.button, .quiet {
  display: inline-flex;
  align-items: center;
  gap: 4px;
  min-block-size: 32px;
  padding: 4px 12px;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  color: var(--ink);
  text-align: start;
  text-decoration: none;
  transition: background-color var(--motion);
}
.panel :is(.button, .quiet) { font-size: 13px; line-height: 20px; font-weight: 500; color: var(--ink); }
.button .icon, .quiet .icon { inline-size: 16px; block-size: 16px; }
.quiet { border-color: transparent; padding: 4px 8px; margin-inline-start: -8px; background: none; }
.panel .quiet.retry { color: var(--alert); min-block-size: 24px; padding: 0 8px; margin: 0 -8px 0 0; }
.plain { display: grid; place-items: center; inline-size: 36px; block-size: 36px; border: 0; border-radius: var(--radius); background: none; }
.button:hover, .quiet:hover, .plain:hover, .source:hover { background: var(--raised); }

.banner:empty { display: none; }
.banner {
  display: flex;
  gap: 12px;
  padding: 8px 16px;
  background: light-dark(#fdf1dc, #3a2e16);
  color: light-dark(#4f3500, #f6dfb1);
  font-size: 13px;
  line-height: 20px;
}

.thread { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 20px 16px 12px; }
.thread:focus-visible { outline-offset: -2px; }
.intro { margin-block-end: 24px; }
.greeting { font-size: 20px; font-weight: 600; line-height: 28px; text-wrap: balance; }
.panel .about { margin-block-start: 8px; color: var(--muted); }
.replies { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; }
.panel .replies { margin-block-start: 20px; }
.panel .replies .button { min-block-size: 36px; padding-block: 8px; }
.past .replies, .past .greeting { display: none; }
.past .about { font-size: 13px; line-height: 20px; }
.log, .now { display: flex; flex-direction: column; gap: 20px; }
.log:not(:empty) + .now:not(:empty) { margin-block-start: 20px; }

.message { position: relative; max-inline-size: 100%; animation: appear var(--motion) ease-out; }
.visitor { display: grid; grid-template-columns: 1fr fit-content(80%); gap: 4px 8px; inline-size: 100%; }
.visitor .bubble { grid-column: 2; justify-self: end; }
.fate { grid-row: 1; display: flex; justify-content: end; align-items: end; gap: 8px; white-space: nowrap; padding-block-end: 2px; }
:is([data-delivery='sending'], [data-delivery='failed']) .fate { grid-row: 2; grid-column: 1 / -1; }
:is([data-delivery='sending'], [data-delivery='failed']) time { display: none; }
.bubble { padding: 8px 12px; border-radius: var(--radius); border-end-end-radius: 2px; background: var(--fill); color: var(--on-fill); white-space: pre-wrap; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; min-block-size: 24px; }
.row time { margin-inline-start: auto; }
time, .delivery { line-height: 20px; }
.delivery > .small { display: block; }
time, [data-delivery='sent'] .delivery { opacity: 0; transition: opacity var(--motion); }
.message:is(:hover, :focus-within) :is(time, .delivery), .thread:focus-visible :is(time, .delivery) { opacity: 1; }
[data-delivery='sending'] .bubble, [data-delivery='failed'] .bubble { opacity: 0.88; }

.desk { padding-inline-start: 12px; border-inline-start: 2px solid var(--line); }
.text > * + * { margin-block-start: 12px; }
.panel .text ul { padding-inline-start: 20px; }
.text li + li { margin-block-start: 4px; }
.chip { display: inline-grid; place-items: center; inline-size: 24px; block-size: 24px; margin-inline-start: 2px; padding: 0; border: 0; border-radius: 4px; background: none; vertical-align: top; }
button.chip:hover .number, .source:hover .number { background: var(--fill); color: var(--on-fill); }
.chip:focus-visible { outline-offset: 0; }
.together { white-space: nowrap; }
.progress { color: var(--muted); }
.caret { display: inline-block; inline-size: 2px; block-size: 16px; margin-inline-start: 2px; vertical-align: -2px; background: var(--ink); animation: blink 1s step-end infinite; }
details { margin-block-start: 8px; }
summary { inline-size: fit-content; padding: 2px 0; border-radius: 4px; font-size: 13px; line-height: 20px; color: var(--muted); cursor: pointer; }
.panel details ol { margin: 4px 0 0 -8px; list-style: none; }
[dir='rtl'] .panel details ol { margin: 4px -8px 0 0; }
.source { display: grid; grid-template-columns: auto 1fr; gap: 0 8px; align-items: start; inline-size: 100%; padding: 6px 8px; border: 0; border-radius: var(--radius); background: none; text-align: start; }
.panel .source { font-size: 13px; line-height: 20px; }
.source .small { grid-column: 2; }
.again { display: none; }
.log > :last-child .again { display: inline-flex; }

.declined, .unanswered { padding: 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.title { font-size: 15px; font-weight: 600; line-height: 24px; }
:is(.declined, .unanswered) > .unseen + * { margin-block-start: 0; }
.part .button { margin-block-start: 4px; }
:is(.declined, .unanswered) > :not(.unseen) ~ * { margin-block-start: 12px; }
.near { list-style: none; }
.near li + li { margin-block-start: 4px; }
.article { display: inline-flex; gap: 8px; align-items: start; padding: 2px 0; text-underline-offset: 2px; }
a.article { color: var(--ink); }
.article .icon { margin-block-start: 2px; }
.panel .note { align-self: center; max-inline-size: 88%; color: var(--muted); font-size: 13px; line-height: 20px; text-align: center; text-wrap: balance; animation: appear var(--motion) ease-out; }

.edge { position: relative; }
.latest { position: absolute; inset-block-end: 12px; inset-inline-start: calc(50% - 18px); display: grid; place-items: center; inline-size: 36px; block-size: 36px; border: 1px solid var(--line); border-radius: 18px; background: var(--surface); box-shadow: var(--shadow); }
.composer, .restart { display: flex; align-items: end; gap: 8px; padding: 12px 16px 16px; }
textarea { flex: 1; min-inline-size: 0; min-block-size: 40px; max-block-size: 144px; field-sizing: content; padding: 7px 12px; border: 1px solid light-dark(#8a949f, #6b7681); border-radius: var(--radius); background: var(--surface); color: inherit; font: inherit; resize: none; }
textarea::placeholder { color: var(--muted); opacity: 1; }
textarea:focus-visible { outline-offset: -1px; }
.panel .send { flex: none; display: grid; place-items: center; inline-size: 40px; block-size: 40px; border: 0; border-radius: var(--radius); background: var(--fill); color: var(--on-fill); transition: background-color var(--motion); }
.panel .send[aria-disabled='true'] { background: var(--raised); color: var(--muted); }
.restart { justify-content: center; }

.scrim { position: absolute; inset: 0; background: light-dark(rgb(20 28 40 / 32%), rgb(0 0 0 / 48%)); animation: fade var(--motion); }
.sheet { position: absolute; inset-inline: 0; inset-block-end: 0; max-block-size: 88%; display: flex; flex-direction: column; border-radius: var(--radius) var(--radius) 0 0; background: var(--surface); box-shadow: var(--shadow); animation: rise var(--motion) ease-out; }
.sheet-top { display: flex; align-items: center; justify-content: space-between; padding: 8px 8px 0 16px; }
[dir='rtl'] .sheet-top { padding: 8px 16px 0 8px; }
.sheet-body { overflow-y: auto; display: flex; flex-direction: column; gap: 16px; padding: 0 16px 20px; border-radius: var(--radius); }
.sheet-body:focus-visible { outline-offset: -2px; }
.sheet h2 { font-size: 18px; font-weight: 600; line-height: 24px; }
.sheet dl { display: grid; gap: 4px; }
.sheet dl > div { display: grid; grid-template-columns: 88px 1fr; gap: 8px; }
.sheet dd { font-size: 13px; line-height: 20px; }
.sheet blockquote { padding: 12px 16px; border-radius: var(--radius); background: var(--raised); white-space: pre-line; }
mark { padding: 2px 0; border-radius: 2px; background: light-dark(#ffe9a3, #5c4a12); color: inherit; box-decoration-break: clone; }
.sheet blockquote { min-inline-size: min-content; }
.sheet blockquote > * + * { margin-block-start: 12px; }
.table table { inline-size: 100%; border-collapse: collapse; font-size: 13px; line-height: 20px; overflow-wrap: break-word; }
.table :is(th, td) { padding: 6px 12px 6px 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
.table th { color: var(--muted); font-weight: 600; }
.table tr:last-child td { border-block-end: 0; }
.sheet .button { align-self: start; }

.root.page .panel { position: absolute; inset: 0; inline-size: auto; block-size: auto; border: 0; border-radius: 0; box-shadow: none; }
.page :is(header, .banner, .thread, .composer, .restart) { padding-inline: max(16px, calc((100% - 720px) / 2)); }
.page header { padding-block: 16px; }
.page .name { font-size: 18px; line-height: 24px; }
.page .thread { padding-block-start: 32px; }
.page .composer { padding-block-end: 24px; }
@media (min-width: 800px) {
  .page .sheet { inset-block: 0; inset-inline: auto 0; inline-size: 400px; max-block-size: none; border-radius: 0; padding-block-start: 8px; }
}
@media (max-width: 480px) {
  .root.open { inset: 0 !important; }
  .root.open .panel { inline-size: 100%; block-size: 100%; border: 0; border-radius: 0; box-shadow: none; }
  textarea { font-size: 16px; }
}
@media (hover: none) {
  time, .panel .delivery { opacity: 1 !important; }
}
@media (prefers-reduced-motion: reduce) {
  .root * { animation: none !important; transition: none !important; }
}
@keyframes appear { from { opacity: 0; } }
@keyframes fade { from { opacity: 0; } }
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
@keyframes blink { 50% { opacity: 0; } }
`;

let shared = null;

/** @returns {CSSStyleSheet} one sheet for all panels of the page */
export function panelStyle() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(STYLE);
  }
  return shared;
}
