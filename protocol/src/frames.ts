import { z } from "zod";
import type { CloseName } from "./close-codes.ts";
import type { WireError } from "./errors.ts";
import type { Event } from "./events.ts";
import { limits } from "./limits.ts";

/**
 * The WebSocket frames, each one JSON text. A client sends calls and pings; the server answers each call once, in
 * any order, and sends events in between. The version that both speak is part of the path (`/api/v1/socket`).
 */

/**
 * What a client may send: a call, with a number of its own (a whole number from 0 on) that the answer gives back, or a
 * ping.
 */
export type ClientFrame = { id: number; call: string; input: unknown } | { ping: 1 };

/** What the server says first on an accepted connection. */
export type Hello = {
  userId: string;
  sessionId: string;
  /** Names this connection in commands that are about one: `presence.watch` and `presence.report`. */
  connectionId: string;
  /** Changes when a backup is restored: positions from another epoch mean nothing. */
  epoch: string;
  /** The longest silence, in milliseconds, after which a client should send a ping to learn whether the line lives. */
  pingAfterMs: number;
};

/** What the server may send; exactly one of the forms. */
export type ServerFrame =
  | { hello: Hello }
  | { id: number; ok: unknown }
  | { id: number; error: WireError }
  | { event: Event }
  | { pong: 1 };

/**
 * What comes over server-sent events (each as one `data:` line of JSON) and long polling: the same events in the same
 * order, first `hello`. `close` is the last frame; it says what a WebSocket says in its close code. Calls are made
 * over HTTP, so no answers are among them.
 */
export type PushFrame = { hello: Hello } | { event: Event } | { close: { name: CloseName; code: number; reason: string } };

/**
 * The body of one poll. Without `session` it begins a connection, and the answer carries `hello` at once. `ack` is the
 * number of the last answer that arrived: when the one after it was lost on the way, it is given once more, so nothing
 * is lost or doubled. `waitMs` may shorten the wait where something in between cuts long requests.
 */
export const PollInput = z.object({
  session: z.string().max(64).optional(),
  ack: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  waitMs: z.int().min(0).max(limits.pollWaitMs).optional(),
});
export type PollInput = z.infer<typeof PollInput>;

/** What a poll is answered with; no frames when nothing happened while it waited. */
export type PollAnswer = { session: string; number: number; frames: PushFrame[] };
