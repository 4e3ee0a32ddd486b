import { z } from "zod";
import type { WireError } from "./errors.ts";
import type { Event } from "./events.ts";

/**
 * The WebSocket frames, each one JSON text. A client sends calls and pings; the server answers each call once, in
 * any order, and sends events in between. The version that both speak is part of the path (`/api/v1/socket`).
 */

/** What a client may send. `id` is the client's own number for the call, given back with the answer. */
export const ClientFrame = z.union([
  z.object({ id: z.int().min(0).max(Number.MAX_SAFE_INTEGER), call: z.string().max(64), input: z.unknown() }),
  z.object({ ping: z.literal(1) }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

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
