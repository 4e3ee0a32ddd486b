import { ChatFlowError, type ClientFrame, type CommandName, limits, type ServerFrame } from "@chatflow/protocol";
import { LineLost, unreachable } from "./errors.ts";

export type Answer = Extract<ServerFrame, { id: number }>;

/** Calls over the live connection, matched with their answers by number. */
export type SocketCalls = {
  /** Sent before this returns, or queued behind those that were called earlier: the order of calling is kept. */
  call(name: CommandName, input: unknown, signal?: AbortSignal): Promise<unknown>;
  answered(answer: Answer): void;
  /** The line is gone: every call without an answer is rejected with {@link LineLost}. */
  dropped(): void;
};

type Call = { name: CommandName; input: unknown; settle(outcome: { ok: unknown } | { error: unknown }): void };

/** Half of what a server takes, so that a call that we gave up on and it did not never costs the connection. */
const inFlightAtMost = limits.callsInFlight / 2;

/** How long an answer may take on a line that lives. */
export const answerWithinMs = 30_000;

export function createSocketCalls(send: (text: string) => void): SocketCalls {
  const unanswered = new Map<number, Call>();
  const queue = new Set<Call>();
  let nextId = 1;

  function transmit(call: Call) {
    const id = nextId++;
    const text = JSON.stringify({ id, call: call.name, input: call.input } satisfies ClientFrame);
    // The server would end the connection for it, and every other call with it.
    if (isLargerThan(text, limits.frameBytes)) return call.settle({ error: new ChatFlowError("too_large") });
    unanswered.set(id, call);
    send(text);
  }

  function transmitQueued() {
    for (const call of queue) {
      if (unanswered.size >= inFlightAtMost) return;
      queue.delete(call);
      transmit(call);
    }
  }

  return {
    call(name, input, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const timer = setTimeout(() => call.settle({ error: unreachable("The server did not answer in time.") }), answerWithinMs);
        const abort = () => call.settle({ error: signal?.reason });
        const call: Call = {
          name,
          input,
          // One that was sent keeps its place in `unanswered` when it is given up: the server still works on it.
          settle(outcome) {
            clearTimeout(timer);
            signal?.removeEventListener("abort", abort);
            queue.delete(call);
            if ("ok" in outcome) resolve(outcome.ok);
            else reject(outcome.error);
          },
        };
        signal?.addEventListener("abort", abort);
        if (unanswered.size >= inFlightAtMost) queue.add(call);
        else transmit(call);
      });
    },
    answered(answer) {
      const call = unanswered.get(answer.id);
      if (!call) return;
      unanswered.delete(answer.id);
      call.settle("ok" in answer ? { ok: answer.ok } : { error: ChatFlowError.fromWire(answer.error) });
      transmitQueued();
    },
    dropped() {
      const lost = [...unanswered.values(), ...queue];
      unanswered.clear();
      queue.clear();
      for (const call of lost) call.settle({ error: new LineLost() });
    },
  };
}

function isLargerThan(text: string, bytes: number): boolean {
  // UTF-8 needs at most three bytes for each UTF-16 unit, so nearly every frame is known to fit without encoding it.
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}
