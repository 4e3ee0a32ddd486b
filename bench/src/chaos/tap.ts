import type { Recorder } from "./recorder.ts";
import { tappedFetch } from "./tapped-fetch.ts";
import { type Liar, tappedSocket } from "./tapped-socket.ts";

export type { Liar } from "./tapped-socket.ts";

export type Tap = { WebSocket: typeof globalThis.WebSocket; fetch: typeof globalThis.fetch };

/** What stands between one user's client and the wire and notes what passes; to be given to `createClient`. */
export function createTap(userId: string, recorder: Recorder, liar: Liar = {}): Tap {
  return { WebSocket: tappedSocket(userId, recorder, liar), fetch: tappedFetch(userId, recorder) };
}
