/** Talks to the house: requests with a visitor token, and the event stream that survives a cut. */
import { Outcome } from './turns.js';
import { eventsOf } from './events.js';
import { Backoff } from './backoff.js';

const API = 'api/v1/chat';
const RENEW_BEFORE_MS = 60_000;
/** The house sends a heartbeat every 15 s: three missed ones mean that nobody is there. */
const SILENCE_MS = 45_000;
/** A connection that held this long was a good one, even when nobody said anything. */
const GOOD_MS = 10_000;
/** How often the house is asked to fill one gap before the answer's end has to do. */
const GAP_TRIES = 2;

/** The house answered, and the answer is no. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {boolean} sure whether the house itself said so, not something in front of it
   */
  constructor(status, detail, sure = true) {
    super(detail);
    this.status = status;
    this.sure = sure;
  }

  /** Whether what was asked for is no longer the visitor's, or no longer there. */
  get gone() {
    return this.sure && [403, 404, 410].includes(this.status);
  }
}

/** One visitor's line to the house. */
export class Wire {
  #host;
  #tenant;
  #store;
  #listener;
  #renewal = null;
  #listening = null;

  /**
   * @param {string} host
   * @param {string} tenant
   * @param {import('./store.js').Store} store
   * @param {{event: (type: string, data: any, lenient: boolean) => string, resumable: () => boolean,
   *     connected: (yes: boolean) => void, gone: () => void}} listener hears of events (and says what
   *     became of them), of the connection, and when the conversation is no longer the visitor's
   */
  constructor(host, tenant, store, listener) {
    this.#host = host;
    this.#tenant = tenant;
    this.#store = store;
    this.#listener = listener;
  }

  /** @returns {Promise<string>} the id of a new conversation */
  async begin() {
    const begun = await json(await this.#request('conversations', { method: 'POST' }));
    return begun.conversation_id;
  }

  /** @param {string} conversation */
  async conversation(conversation) {
    return json(await this.#request(`conversations/${conversation}`));
  }

  /** Sends a message; the same id sent again counts once. */
  async send(conversation, id, text) {
    const body = JSON.stringify({ message_id: id, text });
    await this.#request(`conversations/${conversation}/messages`, { method: 'POST', body });
  }

  async stop(conversation, id) {
    await this.#request(`conversations/${conversation}/messages/${id}/stop`, { method: 'POST' });
  }

  /** Asks for a person; the answer says what happens next. */
  async person(conversation) {
    return json(await this.#request(`conversations/${conversation}/person`, { method: 'POST' }));
  }

  /**
   * Listens until `hangUp`, whatever happens to the connection.
   *
   * @param {string} conversation
   * @param {string | undefined} last the event after which to go on
   */
  listen(conversation, last) {
    this.hangUp();
    const call = { conversation, last, gaps: 0, backoff: new Backoff(), over: new AbortController() };
    this.#listening = call;
    this.#keepListening(call);
  }

  get listening() {
    return this.#listening !== null;
  }

  /** Tries again now, because the browser says that the network is back. */
  hurry() {
    this.#listening?.backoff.hurry();
  }

  /** Gives up the present connection, because the browser says that the network is gone. */
  drop() {
    this.#listening?.connection?.abort();
  }

  hangUp() {
    this.#listening?.over.abort();
    this.#listening = null;
  }

  async #keepListening(call) {
    while (!call.over.signal.aborted) {
      try {
        await this.#connect(call);
      } catch (problem) {
        if (call.over.signal.aborted) {
          return;
        }
        if (problem.gone) {
          this.hangUp();
          this.#listener.gone();
          return;
        }
        this.#listener.connected(false);
      }
      await call.backoff.pause(call.over.signal);
    }
  }

  /** One connection, from its request to its end, which is normal and no failure. */
  async #connect(call) {
    call.connection = new AbortController();
    const signal = AbortSignal.any([call.over.signal, call.connection.signal]);
    const headers = { Accept: 'text/event-stream', ...(call.last ? { 'Last-Event-ID': call.last } : {}) };
    const response = await this.#request(`conversations/${call.conversation}/events`, { headers, signal });
    this.#listener.connected(true);
    const opened = Date.now();
    const alive = () => {
      if (Date.now() - opened > GOOD_MS) {
        call.backoff.reset();
      }
      clearTimeout(call.watchdog);
      call.watchdog = setTimeout(() => call.connection.abort(), SILENCE_MS);
    };
    try {
      for await (const event of eventsOf(response.body, alive)) {
        if (signal.aborted || !this.#accept(call, event)) {
          return;
        }
      }
    } finally {
      clearTimeout(call.watchdog);
      call.connection.abort();
    }
  }

  /** @returns {boolean} false when an event is missing and the stream must be resumed */
  #accept(call, event) {
    if (event.data) {
      const lenient = call.gaps >= GAP_TRIES;
      const outcome = this.#listener.event(event.type, JSON.parse(event.data), lenient);
      if (outcome === Outcome.GAP) {
        call.gaps++;
        return false;
      }
      if (outcome === Outcome.CHANGED) {
        call.gaps = 0;
        call.backoff.reset();
      }
    }
    if (event.id) {
      call.last = event.id;
      if (this.#listener.resumable()) {
        this.#store.keep({ event: event.id });
      }
    }
    return true;
  }

  async #request(path, options = {}) {
    let response = await this.#authorized(path, options, await this.#token());
    if (response.status === 401) {
      response = await this.#authorized(path, options, await this.#renew());
    }
    return checked(response);
  }

  #authorized(path, options, token) {
    const headers = { ...options.headers, Authorization: `Bearer ${token}` };
    if (options.body) {
      headers['Content-Type'] = 'application/json';
    }
    return fetch(new URL(`${API}/${path}`, this.#host), { cache: 'no-store', ...options, headers });
  }

  async #token() {
    const { token, expires } = this.#store.read();
    const fresh = token && Date.parse(expires) - Date.now() > RENEW_BEFORE_MS;
    return fresh ? token : this.#renew();
  }

  /** Renews once for all who wait for it. */
  #renew() {
    this.#renewal ??= this.#newToken().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  async #newToken() {
    const { token, visitor } = this.#store.read();
    let response = await this.#askForToken(token);
    if (token && (response.status === 401 || response.status === 403)) {
      response = await this.#askForToken(null);
    }
    const granted = await json(response);
    this.#store.keep({ token: granted.token, expires: granted.expires_at, visitor: granted.visitor_id });
    if (visitor && visitor !== granted.visitor_id) {
      this.hangUp();
      this.#listener.gone();
      throw new Refused(410, 'The conversation belonged to a visitor whose token ran out');
    }
    return granted.token;
  }

  #askForToken(old) {
    const headers = { 'Content-Type': 'application/json', ...(old ? { Authorization: `Bearer ${old}` } : {}) };
    const address = new URL(`${API}/tenants/${encodeURIComponent(this.#tenant)}/token`, this.#host);
    return fetch(address, { method: 'POST', headers, body: '{}' });
  }
}

async function json(response) {
  return (await checked(response)).json();
}

/** @returns {Promise<Response>} the response when it is a yes; the house's reason is thrown otherwise */
async function checked(response) {
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  const detail = problem.detail ?? problem.title ?? `The house answered ${response.status}`;
  throw new Refused(response.status, detail, problem.title !== undefined);
}
