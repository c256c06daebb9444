/** How the closed chat looks, and the colours and measures that the open one shares with it. */

const STYLE = `
:host {
  color-scheme: light dark;
  --surface: light-dark(#ffffff, #16191d);
  --raised: light-dark(#f4f5f7, #20252a);
  --line: light-dark(#dfe3e8, #343b43);
  --text: light-dark(#1b1f24, #e9ebee);
  --muted: light-dark(#545d68, #a9b2bc);
  --alert: light-dark(#b3261e, #ff8a80);
  --on-alert: light-dark(#ffffff, #1b1f24);
  --shadow: 0 8px 32px light-dark(rgb(20 28 40 / 18%), rgb(0 0 0 / 56%));
  --radius: 8px;
  --motion: 150ms;
}
:host([theme='light']) { color-scheme: light; }
:host([theme='dark']) { color-scheme: dark; }
* { box-sizing: border-box; }
.root {
  font: 400 15px/24px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  color: var(--text);
  text-align: start;
  position: fixed;
  z-index: 2147483000;
  inset-block-end: 16px;
  inset-inline-end: 16px;
}
:host([position='start']) .root { inset-inline: 16px auto; }
:host([position='left']) .root { inset-inline: auto; left: 16px; right: auto; }
:host([position='right']) .root { inset-inline: auto; left: auto; right: 16px; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.launcher {
  display: flex;
  align-items: center;
  gap: 8px;
  margin-inline-start: auto;
  block-size: 48px;
  padding: 0 16px;
  border: 0;
  border-radius: var(--radius);
  background: var(--fill);
  color: var(--on-fill);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  box-shadow: var(--shadow);
  position: relative;
}
:host(:is([position='start'], [position='left'])) .launcher { margin-inline-start: 0; }
.launcher svg { inline-size: 20px; block-size: 20px; fill: currentColor; }
.badge {
  position: absolute;
  inset-block-start: -8px;
  inset-inline-end: -8px;
  min-inline-size: 24px;
  padding: 0 4px;
  border: 2px solid var(--surface);
  border-radius: 12px;
  background: var(--alert);
  color: var(--on-alert);
  font-size: 13px;
  line-height: 20px;
  text-align: center;
}
.trouble {
  display: flex;
  align-items: center;
  gap: 12px;
  margin: 0 0 12px;
  padding: 12px 16px;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  box-shadow: var(--shadow);
}
.trouble button {
  border: 0;
  background: none;
  color: var(--ink);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  min-block-size: 24px;
}
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.root.page { inset: 0; z-index: auto; display: grid; align-content: end; background: var(--surface); }
.root.page .trouble { margin: auto; align-self: center; }
`;

/** @returns {CSSStyleSheet} */
export function launcherStyle() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  return sheet;
}
