import type { CommandName, Event, Hello, Input, Output } from "@chatflow/protocol";
import { type ConnectionState, createConnection } from "./connection.ts";
import { LineLost } from "./errors.ts";
import { callOverHttp, httpOnly, isRead } from "./http.ts";
import { type Readable, runAlone } from "./readable.ts";
import { createSocketCalls } from "./socket-calls.ts";
import { joinTabLines, type TabLines } from "./tab-lines.ts";
import { later } from "./transports/later.ts";
import type { Transport, TransportName } from "./transports/line.ts";
import { webSocketTransport } from "./transports/websocket.ts";
import { onWake } from "./wake.ts";

export type ClientOptions = {
  /** Where the server is, such as `https://chat.example.org`; by default where the page came from. */
  url?: string | undefined;
  /**
   * A program's bearer token, from `accounts.signIn` with `session: "bearer"`. Leave it out in a browser, which has
   * a cookie instead: browsers cannot send a token when they open a WebSocket.
   */
  token?: string | undefined;
  /** Another implementation of the WebSocket; by default the host's. */
  WebSocket?: typeof globalThis.WebSocket | undefined;
  /** Another implementation of fetch; by default the host's. */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * How events may travel, the best first. By default a WebSocket; server-sent events where something in between
   * blocks it; and long polling where that holds back or cuts a stream as well.
   */
  transports?: readonly TransportName[] | undefined;
};

const allTransports: readonly TransportName[] = ["websocket", "sse", "polling"];

export type CallOptions = { signal?: AbortSignal | undefined };

/** Typed commands and events of one server, as one account. */
export type Client = {
  /** The state of the live connection. Commands work without it, over HTTP; events need it. */
  connection: Readable<ConnectionState>;
  /** Connects, and reconnects until {@link Client.stop}. Starting twice is starting once. */
  start(): void;
  /** Closes the connection; leaves no timer and no socket. Calls without an answer are rejected with `unavailable`. */
  stop(): void;
  /**
   * Tries again now instead of when the delay is over, also after a refusal (having signed in again, say). In a
   * browser this happens by itself when the network comes back or the page is looked at again. While online it looks
   * whether the line lives, and whether a better transport gets through by now.
   */
  reconnectNow(): void;
  /**
   * Calls a command: over the WebSocket while it stands, else over HTTP. Rejects with a `ChatFlowError`:
   * one of the server's, or `unavailable` when the server cannot be reached or does not answer within 30 s. When the
   * connection is lost before the answer, a command that only reads is made again over HTTP, once; any other is
   * rejected with `unavailable`, and whether the server carried it out is not known. (`messages.send` may be called
   * again with the same id.) An aborted call rejects with the signal's reason; the server may still carry it out.
   */
  call<N extends CommandName>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>>;
  /** Calls the listener with each event, in the order of arrival. Returns the way to end it. */
  onEvent(listener: (event: Event) => void): () => void;
  /** Calls the listener on each connect, before the first event of that connection; at once when there is one now. */
  onHello(listener: (hello: Hello) => void): () => void;
};

/** Makes a client. It does nothing before {@link Client.start} or the first {@link Client.call}. */
export function createClient(options: ClientOptions = {}): Client {
  const origin = toOrigin(options.url);
  const { token } = options;
  const fetch: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const http = { origin, token, fetch };
  const eventListeners = new Set<(event: Event) => void>();
  const helloListeners = new Set<(hello: Hello) => void>();
  let hello: Hello | undefined;
  let endWake: (() => void) | undefined;
  let otherTabs: TabLines | undefined;

  const connection = createConnection({
    transports: (options.transports ?? allTransports).map(toTransport),
    hello(received) {
      hello = received;
      otherTabs?.tell();
      for (const listener of helloListeners) runAlone(() => listener(received));
    },
    frame(frame) {
      if ("event" in frame) for (const listener of eventListeners) runAlone(() => listener(frame.event));
      else if ("id" in frame) calls.answered(frame);
    },
    down() {
      hello = undefined;
      otherTabs?.tell();
      calls.dropped();
    },
  });
  const calls = createSocketCalls(connection.send);

  function toTransport(name: TransportName): Transport {
    switch (name) {
      case "websocket":
        return webSocketTransport({ WebSocket: options.WebSocket ?? globalThis.WebSocket, origin, token });
      case "sse":
        return later({ name, load: async () => (await import("./transports/event-stream.ts")).eventStreamTransport(http) });
      case "polling":
        return later({ name, load: async () => (await import("./transports/polling.ts")).pollingTransport(http) });
    }
  }

  function look() {
    // A refusal would only be repeated: somebody has to do something first.
    if (connection.state.get().status !== "refused") connection.reconnectNow();
  }

  async function call(name: CommandName, input: object, signal: AbortSignal | undefined): Promise<unknown> {
    signal?.throwIfAborted();
    if (connection.takesCalls() && !httpOnly.has(name)) {
      try {
        return await calls.call(name, input, signal);
      } catch (error) {
        const stopped = connection.state.get().status === "idle";
        if (stopped || !(error instanceof LineLost) || !isRead(name)) throw error;
      }
    }
    return callOverHttp(http, name, input, signal);
  }

  return {
    connection: connection.state,
    start() {
      endWake ??= onWake(look);
      otherTabs ??= joinTabLines(origin, look);
      connection.start();
    },
    stop() {
      endWake?.();
      endWake = undefined;
      otherTabs?.end();
      otherTabs = undefined;
      connection.stop();
    },
    reconnectNow: connection.reconnectNow,
    // The table says what the server answers to each name; nothing of it is checked again here.
    call: (name, input, { signal } = {}) => call(name, input, signal) as Promise<Output<typeof name>>,
    onEvent: (listener) => subscribe(eventListeners, listener),
    onHello(listener) {
      const end = subscribe(helloListeners, listener);
      if (hello) listener(hello);
      return end;
    },
  };
}

function subscribe<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  const own = (value: T) => listener(value);
  listeners.add(own);
  return () => {
    listeners.delete(own);
  };
}

function toOrigin(url: string | undefined): string {
  const given = url ?? (typeof location === "undefined" ? undefined : location.origin);
  if (given === undefined) throw new TypeError('Outside a browser createClient needs an address: { url: "https://…" }.');
  const parsed = URL.canParse(given) ? new URL(given) : undefined;
  if (parsed?.protocol !== "http:" && parsed?.protocol !== "https:") {
    throw new TypeError(`createClient: "${given}" is not an http or https address.`);
  }
  return parsed.origin;
}
