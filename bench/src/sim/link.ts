import type { Server } from "./server.ts";
import type { World } from "./world.ts";

/** What one device has of the network. */
export type Link = {
  WebSocket: typeof globalThis.WebSocket;
  fetch: typeof globalThis.fetch;
  /** Whether anything can be reached. */
  up: boolean;
  /** Counts up when what is under way is lost. */
  cuts: number;
  /** The line breaks, and both sides learn of it. */
  cut(): void;
  /** Nothing gets through any more, and nobody is told. */
  freeze(): void;
  /** Sockets that neither side has closed. */
  openSockets(): number;
  /** Requests without an answer. */
  requests: number;
};

export type NetworkOptions = { world: World; server: Server; device: string; userId: string };

/** How long one way takes just now. */
export function oneWay({ random }: World, server: Server): number {
  const { delay, slow } = server.rates();
  return random.between(0, delay) * (random.chance(slow) ? 10 : 1);
}
