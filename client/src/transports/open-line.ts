import type { Hello } from "@chatflow/protocol";
import type { Line, LineEnd, LineFrame, Transport } from "./line.ts";

export type Opening = {
  /** Gives it up; nothing more is heard of it. */
  cancel(): void;
};

export type OpeningEvents = {
  /** The server said hello: the line is the listener's from here on. */
  greeted(line: Line, hello: Hello): void;
  /** It ended before, or the hello did not come in time. */
  failed(end: LineEnd & { late?: boolean }): void;
  frame(frame: LineFrame): void;
  /** It ended after the hello. */
  ended(end: LineEnd): void;
};

/** Opens a line and waits for the server's hello: exactly one of `greeted` and `failed` follows. */
export function openLine(transport: Transport, helloWithinMs: number, events: OpeningEvents): Opening {
  let line: Line | undefined;
  let phase: "opening" | "greeted" | "over" = "opening";
  const timer = setTimeout(() => {
    cancel();
    events.failed({ late: true });
  }, helloWithinMs);

  function cancel() {
    if (phase === "over") return;
    phase = "over";
    clearTimeout(timer);
    line?.close();
  }

  function ended(end: LineEnd) {
    if (phase === "over") return;
    const wasGreeted = phase === "greeted";
    phase = "over";
    clearTimeout(timer);
    if (wasGreeted) events.ended(end);
    else events.failed(end);
  }

  try {
    line = transport.open({
      hello(hello) {
        if (phase !== "opening" || !line) return;
        phase = "greeted";
        clearTimeout(timer);
        events.greeted(line, hello);
      },
      // What came before hello is part of what is read afresh after it.
      frame(frame) {
        if (phase === "greeted") events.frame(frame);
      },
      ended,
    });
  } catch {
    queueMicrotask(() => ended({})); // an address that the host's WebSocket does not take, or no WebSocket at all
  }
  return { cancel };
}
