import type { ClientFrame, CommandName, ServerFrame } from "@chatflow/protocol";
import { describe, describeAnswer, type Line } from "./line.ts";
import { type Link, type NetworkOptions, oneWay } from "./link.ts";
import type { Given } from "./notices.ts";

/** A socket, as the network has it. */
export type Wire = { frozen: boolean; end(code: number): void };

/** A WebSocket whose frames take their time, in order, and can be lost only together with the line. */
export function socketOver({ world, server, device, userId }: NetworkOptions, sockets: Set<Wire>, linkOf: () => Link) {
  const { later, note, random } = world;

  return class extends EventTarget {
    frozen = false;
    #ended = false;
    #line: Line | undefined;
    #upFree = 0;
    #downFree = 0;

    constructor() {
      super();
      sockets.add(this);
      this.frozen = random.chance(server.rates().swallowed);
      later(oneWay(world, server), () => this.#connect());
    }

    #connect() {
      if (this.frozen || this.#ended) return;
      if (!linkOf().up || !server.running()) return this.end(1006);
      this.#line = {
        device,
        userId,
        topics: new Set(),
        missed: new Set(),
        missedOther: new Set(),
        sendsFrom: 0,
        write: (frame) => this.#write(frame, "event" in frame ? describe(frame.event) : "hello"),
        end: (code) => this.end(code),
      };
      note(`network ${device} connected`);
      server.accept(this.#line);
    }

    send(text: string) {
      this.#upFree = Math.max(this.#upFree, world.now() + oneWay(world, server));
      later(this.#upFree - world.now(), () => {
        if (!this.frozen && !this.#ended) this.#receive(JSON.parse(text) as ClientFrame);
      });
    }

    #receive(frame: ClientFrame) {
      const line = this.#line;
      if (!line) return;
      if ("ping" in frame) return this.#write({ pong: 1 }, "pong");
      const { id, input } = frame;
      // The product calls only what is in the table.
      const name = frame.call as CommandName;
      server.call({ device, userId, line }, name, input as Given, (outcome) =>
        this.#write({ id, ...outcome }, describeAnswer(name, outcome)),
      );
    }

    #write(frame: ServerFrame, what: string) {
      this.#downFree = Math.max(this.#downFree, world.now() + oneWay(world, server));
      const data = JSON.stringify(frame);
      later(this.#downFree - world.now(), () => {
        if (this.frozen || this.#ended) return;
        if (what !== "pong") note(`frame   ${device} ${what}`);
        this.dispatchEvent(new MessageEvent("message", { data }));
      });
    }

    /** The client closes: nothing more is said, whatever is under way. */
    close() {
      this.#over();
    }

    end(code: number) {
      if (this.#ended) return;
      this.#over();
      // Who is cut off by a frozen line is not told.
      if (this.frozen) return;
      note(`network ${device} closed ${code}`);
      this.dispatchEvent(Object.assign(new Event("close"), { code }));
    }

    #over() {
      this.#ended = true;
      sockets.delete(this);
      if (this.#line) server.drop(this.#line);
    }
  } as unknown as typeof globalThis.WebSocket;
}
