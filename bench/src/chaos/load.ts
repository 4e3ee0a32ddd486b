import { setTimeout as sleep } from "node:timers/promises";
import type { Room } from "./history.ts";
import { type Member, mayEnter } from "./members.ts";
import type { Random } from "./random.ts";
import { writeOne } from "./writes.ts";

/** Most of them new messages; the others are changes of messages. */
const writesPerSecond = 200;
const changesPerSecond = 8;

type Load = { members: readonly Member[]; rooms: readonly Room[]; random: Random };

/** People write, change what was written, join, leave, bring others in and look where they may not, until the time is over. */
export async function runLoad(load: Load, ms: number): Promise<void> {
  const end = performance.now() + ms;
  const going = () => performance.now() < end;
  await Promise.all([writeMessages(load, going), changeMembers(load, going)]);
}

async function writeMessages({ members, rooms, random }: Load, going: () => boolean): Promise<void> {
  const began = performance.now();
  const roomOf = new Map(rooms.map((room) => [room.id, room]));
  let written = 0;
  while (going()) {
    // By the clock, so that a machine that is busy for a moment makes up for it.
    const due = ((performance.now() - began) / 1000) * writesPerSecond;
    for (; written < due; written++) {
      const member = random.pick(members);
      const room = member && roomOf.get(random.pick(member.chat.channels.get())?.channel.id ?? "");
      if (!room) continue;
      const filler = "and so it goes on for a while. ".repeat(random.whole(0, 12));
      writeOne(member, room.id, `${room.canary ?? "open"} no. ${written} ${filler}`.trimEnd(), random);
    }
    await sleep(5);
  }
}

async function changeMembers(load: Load, going: () => boolean): Promise<void> {
  /** Person and room whose last change is not answered yet: one at a time, so that it is known who is in. */
  const busy = new Set<string>();
  while (going()) {
    await sleep(1000 / changesPerSecond);
    void changeOne(load, busy).catch(() => {}); // failed calls are part of it; the tap has noted what is known
  }
}

async function changeOne({ members, rooms, random }: Load, busy: Set<string>): Promise<void> {
  const [owner, ...others] = members;
  const member = random.pick(others);
  const room = random.pick(rooms.filter(({ type }) => type !== "direct"));
  if (!owner || !member || !room) return;
  const key = `${member.person.id} ${room.id}`;
  const { call } = member.chat.client;
  const channelId = room.id;
  const isIn = member.chat.channel(channelId).get() !== undefined;
  if (!isIn && random.chance(0.3)) {
    await call(random.chance(0.5) ? "messages.list" : "messages.changes", { channelId, since: 0 });
    return;
  }
  if (busy.has(key)) return;
  busy.add(key);
  try {
    if (isIn) await call("channels.leave", { channelId });
    else if (room.type === "public") await call("channels.join", { channelId });
    else if (mayEnter(privateNumber(rooms, room), others.indexOf(member))) {
      await owner.chat.client.call("channels.addMember", { channelId, userId: member.person.id });
    }
  } finally {
    busy.delete(key);
  }
}

function privateNumber(rooms: readonly Room[], room: Room): number {
  return rooms.filter(({ type }) => type === "private").indexOf(room);
}
