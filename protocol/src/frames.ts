import type { WireError } from "./errors.ts";
import type { Event } from "./events.ts";

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
