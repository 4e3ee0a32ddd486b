import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { serveTasks } from "../process/tasks.ts";
import { percentile } from "../report/figure.ts";
import { now, untilExactly } from "./clock.ts";
import { FrameReader, maskedText } from "./frames.ts";
import { dueTime, markedText } from "./marked-text.ts";
import { openRaw, type Target } from "./raw-client.ts";

/**
 * The sample: few connections that send, and that look at what they get. A process of its own, so that what it
 * measures is the server and not the crowd's queue. Open loop: message n is due at a moment that does not depend on
 * how the server fares, and its latency counts from then.
 */

/**
 * What is sent: a call of messages.send, an event of Socket.IO, or the bare text for a server that only repeats it.
 * Of several channels, connection n is a member of channel n modulo their number.
 */
export type Format = { kind: "call"; channelIds: string[] } | { kind: "socket.io" } | { kind: "text" };

export type Load = {
  format: Format;
  /** Messages a second, over all connections of this process. */
  rate: number;
  /** Bytes of text in each. */
  size: number;
  warmMs: number;
  measureMs: number;
  /** A latency above this ends the load early: what follows would only be a longer queue. */
  hopelessMs: number;
};

/** Up to so many messages a second each is sent at its very moment; above, a timer of one millisecond is exact enough. */
const exactUpTo = 100;

/** How long nothing may arrive before what is missing counts as lost. */
const patienceMs = 5000;

const sockets: Socket[] = [];
let latencies: number[] = [];
let measured = { from: 0, to: 0 };
let received = 0;
let inThisRead = 0;
let together = 0;
let answers = 0;
let worst = 0;
let refusal: string | undefined;
let closedByServer = 0;

function onText(payload: Buffer): void {
  const start = payload.toString("latin1", 0, 9);
  if (start.startsWith('{"id":')) {
    answers++;
    if (payload.includes('"error":{"code"')) refusal ??= payload.toString();
    return;
  }
  const due = start === '{"event":' || !start.startsWith("{") ? dueTime(payload) : undefined;
  if (due === undefined) return; // a greeting
  received++;
  inThisRead++;
  const latency = now() - due;
  worst = Math.max(worst, latency);
  if (due >= measured.from && due < measured.to) latencies.push(latency);
}

async function openOne(target: Target, index: number): Promise<void> {
  const receiver = (onPing: () => void) => {
    const reader = new FrameReader(onText, onPing);
    return {
      push(bytes: Uint8Array, length: number) {
        inThisRead = 0;
        reader.push(bytes, length);
        if (inThisRead > 1) together += inThisRead;
      },
    };
  };
  const closed = () => {
    closedByServer++;
  };
  sockets.push(await openRaw(target, index, { receiver, closed }));
}

function frameOf(format: Format, id: number, text: string): Buffer {
  if (format.kind === "text") return maskedText(text);
  if (format.kind === "socket.io") return maskedText(`42${JSON.stringify(["say", { text }])}`);
  const channelId = format.channelIds[(id % sockets.length) % format.channelIds.length];
  return maskedText(JSON.stringify({ id, call: "messages.send", input: { channelId, id: v7(), text } }));
}

async function sendAll({ format, rate, size, warmMs, measureMs, hopelessMs }: Load) {
  const began = now() + 5;
  const total = Math.round((rate * (warmMs + measureMs)) / 1000);
  measured = { from: began + warmMs, to: began + warmMs + measureMs };
  let sent = 0;
  let worstLag = 0;
  const pause = rate <= exactUpTo ? () => untilExactly(began + (sent * 1000) / rate) : () => sleep(1);
  while (sent < total && worst < hopelessMs && closedByServer === 0) {
    await pause();
    for (let due = began + (sent * 1000) / rate; sent < total && due <= now(); due = began + (sent * 1000) / rate) {
      worstLag = Math.max(worstLag, now() - due);
      sockets[sent % sockets.length]?.write(frameOf(format, sent, markedText(due, size)));
      sent++;
    }
  }
  return { sent, complete: sent === total, worstLag };
}

async function untilQuiet(done: () => boolean, progress: () => number): Promise<void> {
  let last = progress();
  let since = now();
  while (!done() && now() - since < patienceMs) {
    await sleep(10);
    if (progress() === last) continue;
    last = progress();
    since = now();
  }
}

const tasks = {
  async open({ target, count }: { target: Target; count: number }): Promise<void> {
    for (let opened = 0; opened < count; opened++) await openOne(target, sockets.length);
  },

  /** Sends, waits for what was sent to come back on each connection, and tells how long it took. */
  async run(load: Load) {
    latencies = [];
    [received, together, answers, worst, refusal] = [0, 0, 0, 0, undefined];
    const { sent, complete, worstLag } = await sendAll(load);
    const expectedAnswers = load.format.kind === "call" ? sent : 0;
    const receivers = sockets.length / (load.format.kind === "call" ? load.format.channelIds.length : 1);
    await untilQuiet(
      () => received >= sent * receivers && answers >= expectedAnswers,
      () => received + answers,
    );
    return {
      sent,
      complete,
      worstLag,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      samples: latencies.length,
      received,
      /** Deliveries that one read brought along with others. */
      together,
      missing: sent * receivers - received,
      unanswered: expectedAnswers - answers,
      refusal,
      closedByServer,
    };
  },

  async reading() {
    const { user, system } = process.cpuUsage();
    return { received, cpuMicros: user + system };
  },

  async close(): Promise<void> {
    for (const socket of sockets.splice(0)) socket.destroy();
    await sleep(50);
    closedByServer = 0;
  },
};

export type ProbeTasks = typeof tasks;

serveTasks(tasks);
