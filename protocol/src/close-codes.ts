/**
 * Why the server ends a live connection, and whether the client may come back with what it has. A WebSocket is closed
 * with the code; a stream and a poll say it in their last frame (`PushFrame`).
 * `reconnect: "no"`: the same connection attempt would fail again; the app must do something else first.
 * `reconnect: "yes"`: come back with jittered backoff and catch up by `rev`; nothing is lost.
 */
export const closeCodes = {
  going_away: { code: 1001, reconnect: "yes", reason: "the server is stopping" },
  frame_too_large: { code: 1009, reconnect: "no", reason: "a frame was larger than the server takes" },
  unauthenticated: { code: 4001, reconnect: "no", reason: "sign in first" },
  session_revoked: { code: 4002, reconnect: "no", reason: "this session was ended" },
  foreign_origin: { code: 4003, reconnect: "no", reason: "this origin is not allowed" },
  malformed_frame: { code: 4004, reconnect: "no", reason: "a frame was not a call in JSON" },
  binary_frame: { code: 4005, reconnect: "no", reason: "binary frames are not part of the protocol" },
  session_expired: { code: 4006, reconnect: "yes", reason: "the session was due when this connection began; come back" },
  slow_consumer: { code: 4008, reconnect: "yes", reason: "the client did not read fast enough" },
  poll_unknown: { code: 4009, reconnect: "yes", reason: "this polling connection was silent for too long, or belongs to another server" },
  no_heartbeat: { code: 4010, reconnect: "yes", reason: "the client did not answer a ping" },
} as const satisfies Record<string, { code: number; reconnect: "yes" | "no"; reason: string }>;

/** A key of {@link closeCodes}. */
export type CloseName = keyof typeof closeCodes;

/** Whether a client should come back after a close with this code. Codes of networks and proxies: yes. */
export function mayReconnect(code: number): boolean {
  return !Object.values(closeCodes).some((known) => known.code === code && known.reconnect === "no");
}
