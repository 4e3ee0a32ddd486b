import type { CommandName, ServerFrame } from "@chatflow/protocol";
import type { Asked, Recorder } from "./recorder.ts";

/** Changes what passes on the way: that is how tests plant a bug that the server does not have. */
export type Liar = {
  /** The frames that go out in place of this one. `answer` gives the client one that the server never sent. */
  outgoing?(frame: string, userId: string, answer: (frame: string) => void): string[];
  /** The frames that come in in place of this one. */
  incoming?(frame: string, userId: string): string[];
};

/** A WebSocket whose frames are noted, for one user's client. */
export function tappedSocket(userId: string, recorder: Recorder, liar: Liar): typeof globalThis.WebSocket {
  /** The part of a WebSocket that the SDK uses. */
  class Tapped extends EventTarget {
    readonly #socket: WebSocket;
    readonly #connection = recorder.connected();
    readonly #asked = new Map<number, Asked>();

    constructor(...given: ConstructorParameters<typeof globalThis.WebSocket>) {
      super();
      this.#socket = new WebSocket(...given);
      this.#socket.addEventListener("message", ({ data }) => {
        const text = String(data);
        for (const frame of liar.incoming?.(text, userId) ?? [text]) this.#receive(frame);
      });
      this.#socket.addEventListener("close", ({ code }) => this.dispatchEvent(Object.assign(new Event("close"), { code })));
      this.#socket.addEventListener("error", () => this.dispatchEvent(new Event("error")));
    }

    send(text: string) {
      const frame: { id: number; call: CommandName; input: Record<string, unknown> } | { ping: 1 } = JSON.parse(text);
      if ("call" in frame) this.#asked.set(frame.id, recorder.asked(userId, frame.call, frame.input, this.#connection));
      // An answer that is made up still comes later, as answers do.
      const answer = (made: string) => setImmediate(() => this.#receive(made));
      for (const out of liar.outgoing?.(text, userId, answer) ?? [text]) this.#socket.send(out);
    }

    close() {
      this.#socket.close();
    }

    #receive(text: string) {
      recorder.text(userId, text, "a frame");
      const frame = JSON.parse(text) as ServerFrame;
      if ("event" in frame) recorder.event(userId, frame.event, this.#connection);
      if ("id" in frame) {
        const asked = this.#asked.get(frame.id);
        this.#asked.delete(frame.id);
        if (asked && "ok" in frame) recorder.answered(userId, asked, frame.ok, undefined);
        else if (asked && "error" in frame) recorder.answered(userId, asked, undefined, frame.error.code);
      }
      this.dispatchEvent(Object.assign(new Event("message"), { data: text }));
    }
  }
  return Tapped as unknown as typeof globalThis.WebSocket;
}
