import type { Socket } from "node:net";
import { serveTasks } from "../process/tasks.ts";
import { now } from "./clock.ts";
import { FrameCounter } from "./frames.ts";
import { openRaw, type Target } from "./raw-client.ts";

/** A process with many connections that count what they get and look at nothing. */

const openedAtOnce = 50;

/**
 * How long this process sleeps between two looks at its connections. The system keeps what arrives meanwhile, and one
 * look finds several frames. Without it a server that writes each frame by itself would be held up by us: on one core
 * a look costs about as much as such a write. Latency is not measured here, so nothing is made to look better or worse.
 */
const napMs = 10;

const sockets = new Set<Socket>();
let counters: FrameCounter[] = [];
let closedByServer = 0;
let bytes = 0;

async function openOne(target: Target, index: number): Promise<void> {
  const socket = await openRaw(target, index, {
    receiver(onPing) {
      const counter = new FrameCounter(onPing);
      counters.push(counter);
      return {
        push(chunk, length) {
          bytes += length;
          counter.push(chunk, length);
        },
      };
    },
    closed() {
      if (sockets.delete(socket)) closedByServer++;
    },
  });
  sockets.add(socket);
}

const tasks = {
  async open({ target, count }: { target: Target; count: number }): Promise<void> {
    for (let opened = 0; opened < count; opened += openedAtOnce) {
      const some = Math.min(openedAtOnce, count - opened);
      await Promise.all(Array.from({ length: some }, (_, index) => openOne(target, sockets.size + index)));
    }
  },

  /** Text frames and bytes of all connections together since they were opened, and this process's CPU time so far. */
  async reading() {
    const { user, system } = process.cpuUsage();
    const texts = counters.reduce((sum, counter) => sum + counter.texts, 0);
    return { at: now(), texts, bytes, closedByServer, cpuMicros: user + system };
  },

  async close(): Promise<void> {
    for (const socket of [...sockets]) {
      sockets.delete(socket);
      socket.destroy();
    }
    counters = [];
    closedByServer = 0;
    bytes = 0;
  },
};

const never = new Int32Array(new SharedArrayBuffer(4));

function nap(): void {
  Atomics.wait(never, 0, 0, napMs);
  setImmediate(nap);
}

export type CrowdTasks = typeof tasks;

serveTasks(tasks);
nap();
