/** The chat itself: brings wire, turns and panel together for one visitor and one tenant. */
import { Backoff } from './backoff.js';
import { Outbox } from './outbox.js';
import { Panel } from './panel.js';
import { panelStyle } from './style.js';
import { Outcome, Turns } from './turns.js';
import { Refused, Wire } from './wire.js';
import { Words } from './words.js';

/**
 * @typedef {object} Frame what the launcher gives the chat
 * @property {ShadowRoot} shadow
 * @property {HTMLElement} section where the panel goes
 * @property {string} host base address of the house
 * @property {{tenant: string, name: string, greeting: string | null, quotes: boolean, quick_replies: string[]}} tenant
 * @property {import('./store.js').Store} store
 * @property {ReturnType<typeof import('./locale.js').localeFor>} locale
 * @property {boolean} page whether the panel is the page and cannot be closed
 * @property {() => void} close
 * @property {(count: number) => void} unread
 * @property {(type: string, detail: object) => void} emit
 */

/** One visitor's conversation with one tenant, from the first word to the end of the page. */
export class Chat {
  #frame;
  #words;
  #turns;
  #outbox;
  #panel;
  #wire;
  #status = 'bot';
  #said = null;
  #beginning = null;
  #retrying = false;
  #restoring = new Backoff();
  #resending = new Backoff();
  #over = new AbortController();

  /** @param {Frame} frame */
  constructor(frame) {
    this.#frame = frame;
    this.#words = new Words(frame.locale);
    frame.shadow.adoptedStyleSheets = [...frame.shadow.adoptedStyleSheets, panelStyle()];
    this.#wire = new Wire(frame.host, frame.tenant.tenant, frame.store, {
      event: (type, data, lenient) => this.#event(type, data, lenient),
      resumable: () => !this.#turns.working,
      connected: (yes) => this.#connection(yes),
      gone: () => this.#forget(),
    });
    addEventListener('online', () => this.#networkBack(), { signal: this.#over.signal });
    addEventListener('offline', () => this.#networkGone(), { signal: this.#over.signal });
    this.#start();
    this.#resume();
  }

  /** Called whenever the panel has become visible. */
  shown() {
    this.#frame.store.keep({ unread: 0 });
    this.#frame.unread(0);
    this.#panel.thread.toEnd();
    this.#panel.focus();
  }

  /** Forgets the conversation and begins with an empty thread. */
  reset() {
    const visible = this.#panel.visible;
    this.#wire.hangUp();
    this.#outbox.close();
    this.#forget();
    this.#panel.remove();
    this.#start();
    if (visible) {
      this.#panel.focus();
    }
  }

  /** Ends everything that runs. */
  end() {
    this.#over.abort();
    this.#wire.hangUp();
    this.#panel.remove();
  }

  #start() {
    this.#turns = new Turns();
    this.#beginning = null;
    this.#panel = new Panel(this.#frame, this.#words, {
      ask: (text) => this.#ask(text),
      retry: (turn) => this.#outbox.deliver(turn),
      stop: (turn) => this.#stop(turn),
      person: () => this.#person(),
      restart: () => this.reset(),
    });
    const { thread } = this.#panel;
    this.#outbox = new Outbox(
      this.#frame.store,
      (turn) => this.#post(turn),
      (turn) => thread.show(turn),
    );
    this.#panel.status(this.#status);
    this.#frame.section.append(this.#panel.root);
  }

  /** Goes on where this browser left off: the stored turns, the unsent messages, the stream. */
  async #resume() {
    const { conversation } = this.#frame.store.read();
    const turns = this.#turns;
    if (conversation) {
      await this.#restore(conversation);
    }
    if (turns === this.#turns) {
      for (const { id, text, timestamp } of this.#outbox.left) {
        const turn = turns.open(id, text, timestamp, 'failed');
        if (turn.delivery === 'failed') {
          this.#outbox.deliver(turn);
        }
      }
    }
  }

  async #restore(conversation) {
    try {
      const stored = await this.#wire.conversation(conversation);
      const { status, says } = this.#frame.store.read();
      const turns = stored.turns.map((turn) => this.#turns.restore(turn));
      turns.forEach((turn) => this.#outbox.accepted(turn));
      this.#panel.thread.restore(turns);
      this.#changeStatus(stored.status, stored.status === status ? says : null);
      this.#connection(true);
      this.#listen(conversation, stored.last_event_id);
    } catch (problem) {
      if (problem.gone) {
        this.#forget();
        return;
      }
      this.#panel.connected(false);
      await this.#restoring.pause(this.#over.signal);
      if (!this.#over.signal.aborted && this.#frame.store.read().conversation === conversation) {
        await this.#restore(conversation);
      }
    }
  }

  #ask(text) {
    const turn = this.#turns.open(newId(), text, new Date().toISOString(), 'sending');
    this.#outbox.add(turn);
    this.#panel.thread.toEnd();
    this.#panel.focus();
    this.#frame.emit('message', { message_id: turn.id, sender: 'visitor', text });
  }

  /** @returns {Promise<boolean>} whether the house has the message */
  async #post(turn) {
    try {
      await this.#inConversation((conversation) => this.#wire.send(conversation, turn.id, turn.text));
      this.#resending.reset();
      return true;
    } catch (problem) {
      this.#troubled(problem);
      return false;
    }
  }

  async #person() {
    try {
      const { status, says } = await this.#inConversation((conversation) => this.#wire.person(conversation));
      this.#changeStatus(status, says);
    } catch (problem) {
      this.#panel.thread.note(this.#words.say('personFailed'));
      this.#troubled(problem);
    }
    this.#panel.thread.toEnd();
  }

  #stop(turn) {
    const { conversation } = this.#frame.store.read();
    this.#wire.stop(conversation, turn.id).catch((problem) => this.#troubled(problem));
  }

  /** Does something in the running conversation; in a new one when the house has forgotten the old. */
  async #inConversation(deed) {
    const { conversation } = this.#frame.store.read();
    if (conversation) {
      try {
        return await deed(conversation);
      } catch (problem) {
        if (!problem.gone) {
          throw problem;
        }
        this.#wire.hangUp();
        this.#forget();
      }
    }
    this.#beginning ??= this.#begin().finally(() => (this.#beginning = null));
    return deed(await this.#beginning);
  }

  async #begin() {
    const conversation = await this.#wire.begin();
    this.#frame.store.keep({ conversation });
    this.#listen(conversation, undefined);
    return conversation;
  }

  #listen(conversation, last) {
    if (this.#status !== 'closed') {
      this.#wire.listen(conversation, this.#frame.store.read().event ?? last);
    }
  }

  #forget() {
    this.#frame.store.forgetConversation();
    this.#frame.unread(0);
    this.#said = null;
    this.#status = 'bot';
    this.#panel.status('bot');
  }

  /** @returns {string} an Outcome */
  #event(type, data, lenient) {
    if (type === 'status') {
      this.#changeStatus(data.status, data.says);
      return Outcome.CHANGED;
    }
    if (!data.message_id) {
      return Outcome.KNOWN;
    }
    const outcome = this.#turns.apply(type, data, lenient);
    if (outcome === Outcome.CHANGED) {
      const turn = this.#turns.get(data.message_id);
      if (type === 'message') {
        this.#outbox.accepted(turn);
      }
      this.#panel.thread.show(turn);
      if (type === 'done' || type === 'failed') {
        this.#finished(turn);
      }
    }
    return outcome;
  }

  #finished(turn) {
    const text = turn.answer?.text ?? turn.says;
    this.#frame.emit('message', { message_id: turn.id, sender: 'desk', text });
    if (!this.#panel.visible) {
      const unread = (this.#frame.store.read().unread ?? 0) + 1;
      this.#frame.store.keep({ unread });
      this.#frame.unread(unread);
    }
  }

  #changeStatus(status, says) {
    if (status === this.#status && (!says || says === this.#said)) {
      return;
    }
    this.#status = status;
    this.#said = says || this.#words.say(`${status}Says`);
    this.#panel.status(status);
    this.#panel.thread.note(this.#said);
    this.#frame.store.keep({ status, says: this.#said });
    if (status === 'closed') {
      this.#wire.hangUp();
    }
  }

  #connection(connected) {
    this.#panel.connected(connected);
    if (connected) {
      this.#resend();
    }
  }

  #resend() {
    const waiting = this.#turns.all.filter((turn) => turn.delivery === 'failed');
    waiting.forEach((turn) => this.#outbox.deliver(turn));
  }

  /** A refusal is told to the page; a lost connection is found again, by the stream or without it. */
  #troubled(problem) {
    this.#frame.emit('error', { message: problem.message, status: problem.status ?? null });
    if (problem instanceof Refused) {
      return;
    }
    this.#panel.connected(false);
    if (this.#wire.listening) {
      this.#wire.drop();
    } else {
      this.#tryLater();
    }
  }

  async #tryLater() {
    if (!this.#retrying) {
      this.#retrying = true;
      await this.#resending.pause(this.#over.signal);
      this.#retrying = false;
      if (!this.#over.signal.aborted) {
        this.#resend();
      }
    }
  }

  #networkBack() {
    this.#restoring.hurry();
    this.#resending.hurry();
    this.#wire.hurry();
    if (!this.#wire.listening) {
      this.#connection(true);
    }
  }

  #networkGone() {
    this.#panel.connected(false);
    this.#wire.drop();
  }
}

/** A random UUID, also on pages without TLS, where the browser offers no randomUUID. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
