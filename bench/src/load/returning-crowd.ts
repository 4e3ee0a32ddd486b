import { v7 } from "uuid";
import { serveTasks } from "../process/tasks.ts";
import { now } from "./clock.ts";
import type { Target } from "./raw-client.ts";
import { ReturningClient } from "./returning-client.ts";

/**
 * A process with many clients that come back by themselves. They are in rooms; in each room one client sends, which
 * keeps what is not acknowledged and sends it again under the same id, one at a time, as the SDK's outbox does.
 */

const openedAtOnce = 50;
/** How long a refused send waits before it is tried again. */
const refusedMs = 200;

type Outgoing = { id: string; text: string; due: number };
type Room = {
  channelId: string;
  clients: ReturningClient[];
  outbox: Outgoing[];
  underWay: boolean;
  sent: Outgoing[];
  acknowledged: Set<string>;
};

const rooms: Room[] = [];
let sending = false;

const everyClient = () => rooms.flatMap((room) => room.clients);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function sendNext(room: Room): void {
  const [sender] = room.clients;
  const [next] = room.outbox;
  if (room.underWay || !next || !sender?.caughtUp) return;
  room.underWay = true;
  const over = (isAcknowledged: boolean) => {
    room.underWay = false;
    if (isAcknowledged) {
      room.outbox.shift();
      room.acknowledged.add(next.text);
    }
    if (isAcknowledged) sendNext(room);
    else setTimeout(sendNext, refusedMs, room);
  };
  const input = { channelId: room.channelId, id: next.id, text: next.text };
  sender.call(
    "messages.send",
    input,
    () => over(true),
    () => over(false),
  );
}

async function send(perSecond: number): Promise<void> {
  const began = now();
  for (let count = 0; sending; count++) {
    const due = began + (count * 1000) / perSecond;
    await wait(Math.max(0, due - now()));
    const room = rooms[count % rooms.length];
    if (!room || !sending) return;
    const outgoing = { id: v7(), text: `message ${count}`, due };
    room.sent.push(outgoing);
    room.outbox.push(outgoing);
    sendNext(room);
  }
}

function complete(room: Room): boolean {
  const done = room.outbox.length === 0;
  return done && room.clients.every((client) => client.caughtUp && client.applied.length >= room.sent.length);
}

const tasks = {
  /** Rooms of so many, each person with a token of their own; resolves when every client is connected. */
  async open({ target, channelIds, roomSize }: { target: Target; channelIds: string[]; roomSize: number }): Promise<void> {
    for (const [place, channelId] of channelIds.entries()) {
      const room: Room = { channelId, clients: [], outbox: [], underWay: false, sent: [], acknowledged: new Set() };
      const ready = (client: ReturningClient) => {
        if (client !== room.clients[0]) return;
        room.underWay = false; // whatever was under way on the line that broke begins again, under its id
        sendNext(room);
      };
      for (let person = place * roomSize; person < (place + 1) * roomSize; person++) {
        room.clients.push(new ReturningClient({ ...target, tokens: target.tokens.slice(person, person + 1) }, channelId, ready));
      }
      rooms.push(room);
    }
    const all = everyClient();
    for (let at = 0; at < all.length; at += openedAtOnce) {
      const some = all.slice(at, at + openedAtOnce);
      for (const client of some) client.connect();
      while (some.some((client) => !client.caughtUp)) await wait(2);
    }
  },

  async begin({ perSecond }: { perSecond: number }): Promise<void> {
    sending = true;
    void send(perSecond);
  },

  /** Sends nothing new, waits until everybody has everything, and tells what came of it. */
  async finish({ killedAt, backAt, patienceMs }: { killedAt: number; backAt: number; patienceMs: number }) {
    sending = false;
    for (const until = now() + patienceMs; now() < until && !rooms.every(complete); ) await wait(20);
    const result = { acknowledged: 0, unacknowledged: 0, lost: 0, doubled: 0, catchUps: 0, missing: 0, caughtUpAt: [] as number[] };
    for (const room of rooms) {
      result.acknowledged += room.acknowledged.size;
      result.unacknowledged += room.sent.length - room.acknowledged.size;
      const dueBefore = new Set(room.sent.filter(({ due }) => due < backAt).map(({ text }) => text));
      for (const client of room.clients) {
        const got = new Set(client.applied.map(({ text }) => text));
        result.doubled += client.applied.length - got.size;
        for (const text of room.acknowledged) if (!got.has(text)) result.lost++;
        if (!client.caughtUp || client.caughtUpAt < killedAt) result.missing++;
        result.catchUps += client.catchUps;
        const needed = client.applied.filter(({ text }) => dueBefore.has(text)).map(({ at }) => at);
        result.caughtUpAt.push(Math.max(backAt, client.caughtUpAt, ...needed));
      }
    }
    return result;
  },

  async reading() {
    const { user, system } = process.cpuUsage();
    return { cpuMicros: user + system };
  },

  async close(): Promise<void> {
    for (const client of everyClient()) client.stop();
    rooms.length = 0;
  },
};

export type ReturningCrowdTasks = typeof tasks;

serveTasks(tasks);
