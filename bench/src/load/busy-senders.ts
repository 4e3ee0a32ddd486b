import type { Socket } from "node:net";
import { v7 } from "uuid";
import { serveTasks } from "../process/tasks.ts";
import { percentile } from "../report/figure.ts";
import { now } from "./clock.ts";
import { FrameReader, maskedText } from "./frames.ts";
import { markedText } from "./marked-text.ts";
import { openRaw, type Target } from "./raw-client.ts";

/** A process whose connections always have some sends under way: closed loop, to find out what the server can take. */

type Sender = { socket: Socket; channelId: string; sentAt: Map<number, number> };

const senders: Sender[] = [];
let size = 0;
let sending = false;
let acknowledged = 0;
let latencies: number[] = [];
let problem: string | undefined;
let nextId = 1;

function send(sender: Sender): void {
  const id = nextId++;
  const at = now();
  sender.sentAt.set(id, at);
  const input = { channelId: sender.channelId, id: v7(), text: markedText(at, size) };
  sender.socket.write(maskedText(JSON.stringify({ id, call: "messages.send", input })));
}

function onText(sender: Sender, payload: Buffer): void {
  if (payload.toString("latin1", 0, 6) !== '{"id":') return; // events, and the greeting
  const id = Number.parseInt(payload.toString("latin1", 6, 24), 10);
  const sentAt = sender.sentAt.get(id);
  if (sentAt === undefined) return;
  sender.sentAt.delete(id);
  if (payload.includes('"error":{"code"')) problem ??= `a send was refused: ${payload.toString()}`;
  acknowledged++;
  latencies.push(now() - sentAt);
  if (sending) send(sender);
}

async function openOne(target: Target, index: number, channelId: string): Promise<void> {
  let sender: Sender | undefined;
  const socket = await openRaw(target, index, {
    receiver: (onPing) => new FrameReader((payload) => sender && onText(sender, payload), onPing),
    closed() {
      problem ??= "the server closed a connection";
    },
  });
  sender = { socket, channelId, sentAt: new Map() };
  senders.push(sender);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const tasks = {
  /** One connection for each channel, signed in with the token of the same place. */
  async open({ target, channelIds, textSize }: { target: Target; channelIds: string[]; textSize: number }): Promise<void> {
    size = textSize;
    for (const [index, channelId] of channelIds.entries()) await openOne(target, index, channelId);
  },

  /** Keeps `inFlight` sends of each connection under way, and counts what is acknowledged once it is warm. */
  async run({ inFlight, warmMs, measureMs }: { inFlight: number; warmMs: number; measureMs: number }) {
    sending = true;
    for (const sender of senders) for (let count = 0; count < inFlight; count++) send(sender);
    await wait(warmMs);
    acknowledged = 0;
    latencies = [];
    const began = now();
    const cpu = process.cpuUsage();
    await wait(measureMs);
    const seconds = (now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const result = { perSecond: acknowledged / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
    sending = false;
    const deadline = now() + 5000;
    while (senders.some((sender) => sender.sentAt.size > 0) && now() < deadline) await wait(10);
    const unanswered = senders.reduce((sum, sender) => sum + sender.sentAt.size, 0);
    if (unanswered > 0) problem ??= `${unanswered} sends were not answered within 5 s`;
    if (problem !== undefined) throw new Error(problem);
    return { ...result, cores: (user + system) / 1e6 / seconds };
  },
};

export type BusySenderTasks = typeof tasks;

serveTasks(tasks);
