import type { ClientFrame, ServerFrame } from "@chatflow/protocol";

/** A WebSocket without a network, for tests that move the clock. Each one that was opened is in `sockets`. */
export function fakeSockets() {
  const sockets: FakeSocket[] = [];

  class FakeSocket extends EventTarget {
    readonly url: string;
    readonly sent: ClientFrame[] = [];
    closedByClient = false;

    constructor(url: string) {
      super();
      this.url = url;
      sockets.push(this);
    }

    send(text: string) {
      this.sent.push(JSON.parse(text) as ClientFrame);
    }

    close() {
      this.closedByClient = true;
    }

    /** The server says this. */
    says(frame: ServerFrame | string) {
      this.dispatchEvent(new MessageEvent("message", { data: typeof frame === "string" ? frame : JSON.stringify(frame) }));
    }

    greets(pingAfterMs = 30_000) {
      this.says({ hello: { userId: "ada", sessionId: "s", connectionId: "one", epoch: "first", pingAfterMs } });
    }

    /** The line ends with this code; 1006 is a line that was cut. */
    ends(code = 1006) {
      this.dispatchEvent(Object.assign(new Event("close"), { code }));
    }
  }

  return {
    sockets,
    WebSocket: FakeSocket as unknown as typeof globalThis.WebSocket,
    newest(): FakeSocket {
      const socket = sockets.at(-1);
      if (!socket) throw new Error("No socket was opened.");
      return socket;
    },
  };
}
