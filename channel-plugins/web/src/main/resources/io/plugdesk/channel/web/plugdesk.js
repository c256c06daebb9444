/**
 * The launcher: defines `<plugdesk-chat tenant="acme">`, the button that opens the chat.
 *
 * Attributes: `tenant`; `host` (base address of the house, by default the one that served this file);
 * `position` (`left`, `right`, `start` or `end`); `locale`; `theme` (`light` or `dark`, else as the
 * system); `open`; `mode="page"` when the chat is the page. Methods: `open()`, `close()`, `reset()`.
 * Events: `ready` {tenant}, `message` {message_id, sender, text}, `error` {message, status}.
 */
import { accentProperties } from './contrast.js';
import { launcherStyle } from './launcher-style.js';
import { localeFor } from './locale.js';
import { Store } from './store.js';

const HOUSE = new URL('../../', import.meta.url).href;

const LABELS = {
  en: { ask: 'Ask a question', unread: 'new messages', failed: 'The chat did not load.', again: 'Try again' },
  de: { ask: 'Frage stellen', unread: 'neue Nachrichten', failed: 'Der Chat wurde nicht geladen.', again: 'Noch einmal' },
  fr: { ask: 'Poser une question', unread: 'nouveaux messages', failed: 'La discussion n’a pas pu être chargée.', again: 'Réessayer' },
  es: { ask: 'Hacer una pregunta', unread: 'mensajes nuevos', failed: 'El chat no se ha cargado.', again: 'Reintentar' },
  ar: { ask: 'اطرح سؤالاً', unread: 'رسائل جديدة', failed: 'لم يتم تحميل المحادثة.', again: 'إعادة المحاولة' },
};

const MARK =
  'M2.5 2h4a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-1l-3 3v-3a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM8 4.2h3v1.6H8zM8 8.2h3v1.6H8zM10.5 3h1a3 3 0 0 1 3 3v2a3 3 0 0 1-3 3h-1zM14 6.2h2v1.6h-2z';

/** The chat as an element of any page. */
export class PlugdeskChat extends HTMLElement {
  static observedAttributes = ['open', 'locale', 'tenant', 'host', 'mode'];

  #shadow = this.attachShadow({ mode: 'open' });
  #root = null;
  #launcher = null;
  #badge = null;
  #tenant = null;
  #chat = null;
  #tries = 0;

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [launcherStyle()];
  }

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#end();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#root || before === after) {
      return;
    }
    if (name === 'open') {
      this.#showOrHide();
    } else {
      this.#end();
      this.#start();
    }
  }

  /** Opens the panel, loading it when it is opened for the first time. */
  open() {
    this.setAttribute('open', '');
  }

  /** Closes the panel; a conversation goes on. */
  close() {
    this.removeAttribute('open');
  }

  /** Forgets the conversation of this browser and the visitor that held it. */
  async reset() {
    const chat = await this.#chat?.catch(() => null);
    chat?.reset();
    this.#store.clear();
  }

  get #page() {
    return this.getAttribute('mode') === 'page';
  }

  get #host() {
    const host = this.getAttribute('host');
    return host ? `${new URL(host, document.baseURI).href.replace(/\/+$/, '')}/` : HOUSE;
  }

  get #store() {
    return new Store(this.#host, this.getAttribute('tenant') ?? '');
  }

  #start() {
    const locale = localeFor(this.getAttribute('locale'));
    this.#root = make('section', { class: this.#page ? 'root page' : 'root', lang: locale.language, dir: locale.direction });
    this.#tint(null);
    this.#shadow.append(this.#root);
    this.#drawLauncher(LABELS[locale.language]);
    const { conversation, unread = 0, status } = this.#store.read();
    this.#unread(unread);
    this.#tenantShown().catch((problem) => this.#emit('error', { message: problem.message, status: problem.status ?? null }));
    this.#showOrHide();
    if (conversation && status !== 'closed') {
      this.#load().catch(() => {});
    }
  }

  #end() {
    this.#chat?.then((chat) => chat.end(), () => {});
    this.#chat = this.#tenant = null;
    this.#root?.remove();
    this.#root = null;
  }

  #drawLauncher(labels) {
    this.#root.setAttribute('aria-label', labels.ask);
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    mark.setAttribute('viewBox', '0 0 16 16');
    mark.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', MARK);
    mark.append(path);
    const label = make('span', {}, labels.ask);
    this.#badge = make('span', { class: 'badge', hidden: '' });
    this.#launcher = make('button', { class: 'launcher', type: 'button', 'aria-expanded': 'false' });
    this.#launcher.append(mark, label, this.#badge);
    this.#launcher.addEventListener('click', () => this.open());
    this.#root.append(this.#launcher);
  }

  async #showOrHide() {
    const open = this.#page || this.hasAttribute('open');
    const root = this.#root;
    root.classList.toggle('open', open);
    this.#launcher.hidden = this.#page;
    this.#launcher.setAttribute('aria-expanded', String(open));
    root.querySelector('.trouble')?.remove();
    if (!open) {
      if (root.querySelector('.panel')) {
        this.#launcher.focus();
      }
      return;
    }
    try {
      const chat = await this.#load();
      if (root === this.#root && root.classList.contains('open')) {
        this.#launcher.hidden = true;
        chat.shown();
      }
    } catch (problem) {
      this.#trouble(problem);
    }
  }

  #load() {
    this.#chat ??= this.#makeChat().catch((problem) => {
      this.#chat = null;
      throw problem;
    });
    return this.#chat;
  }

  async #makeChat() {
    const root = this.#root;
    const again = this.#tries++ > 0 ? `?again=${this.#tries}` : '';
    const [{ Chat }, tenant] = await Promise.all([import(`./chat.js${again}`), this.#tenantShown()]);
    return new Chat({
      shadow: this.#shadow,
      section: root,
      host: this.#host,
      tenant,
      store: this.#store,
      locale: localeFor(this.getAttribute('locale')),
      page: this.#page,
      close: () => this.close(),
      unread: (count) => this.#unread(count),
      emit: (type, detail) => this.#emit(type, detail),
    });
  }

  /** What the tenant shows; asked for once, and its colour is put on. */
  #tenantShown() {
    this.#tenant ??= this.#askForTenant().catch((problem) => {
      this.#tenant = null;
      throw problem;
    });
    return this.#tenant;
  }

  async #askForTenant() {
    const name = encodeURIComponent(this.getAttribute('tenant') ?? '');
    const response = await fetch(new URL(`api/v1/chat/tenants/${name}`, this.#host));
    if (!response.ok) {
      const message = `The chat of "${this.getAttribute('tenant')}" is not there (${response.status}). Check the attribute tenant.`;
      throw Object.assign(new Error(message), { status: response.status });
    }
    const tenant = await response.json();
    this.#tint(tenant.accent);
    this.#emit('ready', { tenant: tenant.tenant });
    return tenant;
  }

  #tint(accent) {
    for (const [name, value] of Object.entries(accentProperties(accent))) {
      this.#root?.style.setProperty(name, value);
    }
  }

  #unread(count) {
    const { unread } = LABELS[localeFor(this.getAttribute('locale')).language];
    this.#badge.hidden = count === 0;
    this.#badge.textContent = '';
    if (count > 0) {
      this.#badge.append(String(count), make('span', { class: 'unseen' }, ` ${unread}`));
    }
  }

  #trouble(problem) {
    const labels = LABELS[localeFor(this.getAttribute('locale')).language];
    const button = make('button', { type: 'button' }, labels.again);
    button.addEventListener('click', () => this.#showOrHide());
    const box = make('p', { class: 'trouble', role: 'alert' }, labels.failed);
    box.append(button);
    this.#root?.querySelector('.trouble')?.remove();
    this.#root?.prepend(box);
    this.#emit('error', { message: problem.message, status: problem.status ?? null });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function make(tag, attributes, text) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text) {
    made.append(text);
  }
  return made;
}

if (!customElements.get('plugdesk-chat')) {
  customElements.define('plugdesk-chat', PlugdeskChat);
}
