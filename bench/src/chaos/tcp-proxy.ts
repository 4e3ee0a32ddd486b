import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import type { Random } from "./random.ts";

export type Slowness = { delayMs: number; bytesPerSecond: number };

/** A line between the clients and the server on which things can go wrong. */
export type TcpProxy = {
  port: number;
  /** Where new connections go from here on. */
  aim(port: number): void;
  /** Ends a part of the connections, some in order (FIN), some not (RST). */
  cut(share: number, random: Random): void;
  /** A part of the connections goes silent: no byte passes any more, and no end. Returns what resets them at last. */
  freeze(share: number, random: Random): () => void;
  /** A part of the connections becomes slow. Returns what makes them fast again. */
  slow(share: number, random: Random, slowness: Slowness): () => void;
  /** Ends all silent lines at last, as the network's own time limits would. */
  resetSilent(): void;
  close(): Promise<void>;
};

type Line = { client: Socket; upstream: Socket; frozen: boolean; slowness: Slowness | null };

export async function openTcpProxy(): Promise<TcpProxy> {
  const lines = new Set<Line>();
  let target: number | undefined;

  const listener = createServer((client) => {
    if (target === undefined) return client.destroy();
    const upstream = createConnection(target, "127.0.0.1");
    const line: Line = { client, upstream, frozen: false, slowness: null };
    lines.add(line);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on("error", () => {}); // its close follows
      socket.on("close", () => {
        // The end of a silent line does not get through either.
        if (line.frozen) return;
        lines.delete(line);
        client.destroy();
        upstream.destroy();
      });
    }
    carry(line, client, upstream);
    carry(line, upstream, client);
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (typeof address !== "object" || address === null) throw new Error("the system gave no port");

  const some = (share: number, random: Random) => [...lines].filter((line) => !line.frozen && random.chance(share));
  const reset = (line: Line) => {
    lines.delete(line);
    line.client.resetAndDestroy();
    line.upstream.resetAndDestroy();
  };
  return {
    port: address.port,
    aim(port) {
      target = port;
    },
    cut(share, random) {
      for (const line of some(share, random)) {
        if (random.chance(0.5)) reset(line);
        else line.client.destroy();
      }
    },
    freeze(share, random) {
      const frozen = some(share, random);
      for (const line of frozen) {
        line.frozen = true;
        line.client.pause();
        line.upstream.pause();
      }
      return () => frozen.forEach(reset);
    },
    slow(share, random, slowness) {
      const slowed = some(share, random);
      for (const line of slowed) line.slowness = slowness;
      return () => {
        for (const line of slowed) line.slowness = null;
      };
    },
    resetSilent() {
      for (const line of lines) if (line.frozen) reset(line);
    },
    async close() {
      const closed = once(listener, "close");
      listener.close();
      for (const line of lines) reset(line);
      await closed;
    },
  };
}

/** Passes bytes on in their order, as fast as the line allows and the other side takes them. */
function carry(line: Line, from: Socket, to: Socket): void {
  const pass = (chunk: Buffer) => {
    if (line.frozen || to.destroyed) return; // lost on the way
    if (to.write(chunk)) from.resume();
    else to.once("drain", () => line.frozen || from.resume());
  };
  from.on("data", (chunk: Buffer) => {
    if (line.frozen) return;
    from.pause();
    const { slowness } = line;
    if (slowness) setTimeout(pass, slowness.delayMs + (chunk.length * 1000) / slowness.bytesPerSecond, chunk);
    else pass(chunk);
  });
  from.on("end", () => {
    if (!line.frozen) to.end();
  });
}
