import { mkdir, writeFile } from "node:fs/promises";
import type { ChannelType, Event, EventType } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { afterAll, describe, expect, test } from "vitest";
import { type Listener, type LiveTransport, listen, liveTransports } from "../test/listen.ts";
import { channelOf, type Person, testServer } from "../test/server.ts";

/**
 * The live half of the authorisation matrix: every event x who listens x the channel's type x the transport. Calls are
 * in authorization.test.ts; people on event streams and polls make theirs over HTTP.
 */
const server = await testServer();
const admin = await server.person("admin");
const [owner, member] = [await server.person("owner"), await server.person("member")];
const [former, leaver, outsider, guest] = [
  await server.person("former"),
  await server.person("leaver"),
  await server.person("outsider"),
  await server.person("guest"),
];
/** The former member left before connecting, the leaver is connected while leaving; the admin is in no channel. */
const people = { owner, member, former, leaver, outsider, admin };
type Who = keyof typeof people;

/** Cells of the matrix that were tried. */
let cells = 0;

type Room = { type: ChannelType; channelId: string; messageId: string };
type Row = {
  /** Makes it happen; the channel or user that it is about, where that is another one than the room. */
  act(room: Room): Promise<unknown>;
  hears: Partial<Record<ChannelType, Who[]>>;
};

const everywhere = (hears: Who[]) => ({ public: hears, private: hears, direct: hears });
/** Direct conversations have neither name nor comings and goings. */
const inRooms = (hears: Who[]) => ({ public: hears, private: hears });

/** In this order: with the last, the owner leaves. */
const rows: Record<EventType, Row> = {
  "channel.created": {
    act: async ({ type }) => (await makeChannel(type)).channelId,
    hears: { ...inRooms(["owner"]), direct: ["owner", "member"] },
  },
  "message.created": {
    act: ({ channelId }) => owner.call("messages.send", { channelId, id: uuidv7(), text: "hello" }),
    hears: everywhere(["owner", "member"]),
  },
  "message.updated": {
    act: ({ channelId, messageId }) => owner.call("messages.edit", { channelId, messageId, text: "edited" }),
    hears: everywhere(["owner", "member"]),
  },
  "read.updated": {
    act: ({ channelId }) => member.call("channels.markRead", { channelId, seq: 1 }),
    hears: everywhere(["member"]),
  },
  "thread.updated": {
    act: ({ channelId, messageId }) => member.call("messages.send", { channelId, id: uuidv7(), text: "reply", threadId: messageId }),
    hears: everywhere(["owner", "member"]), // who began it, and who replied
  },
  "receipt.updated": {
    // the member's came with what they have read
    act: ({ channelId }) => owner.call("channels.markDelivered", { channelId, seq: 2 }),
    hears: everywhere(["owner", "member"]),
  },
  "saved.updated": {
    act: ({ channelId, messageId }) => owner.call("saved.add", { channelId, messageId }),
    hears: everywhere(["owner"]),
  },
  "draft.updated": {
    act: ({ channelId }) => owner.call("drafts.set", { channelId, text: "not sent" }),
    hears: everywhere(["owner"]),
  },
  "me.updated": {
    act: async () => (await owner.call("users.updateMe", { statusText: uuidv7() })).id,
    hears: everywhere(["owner"]),
  },
  "settings.updated": {
    act: ({ channelId }) => owner.call("channels.updateSettings", { channelId, muted: true }),
    hears: everywhere(["owner"]),
  },
  "user.updated": {
    act: async () => (await owner.call("users.updateMe", { title: uuidv7() })).id,
    hears: everywhere(Object.keys(people) as Who[]),
  },
  "workspace.updated": {
    act: async () => (await admin.call("workspace.update", { name: uuidv7() })).name,
    hears: everywhere(Object.keys(people) as Who[]),
  },
  // Nobody here watches the owner; that those who do hear it is in realtime/presence.test.ts.
  "presence.updated": { act: async () => (await owner.call("users.updateMe", { statusText: uuidv7() })).id, hears: everywhere([]) },
  typing: { act: ({ channelId }) => owner.call("channels.typing", { channelId }), hears: everywhere(["owner", "member"]) },
  "channel.updated": {
    act: ({ channelId }) => owner.call("channels.update", { channelId, topic: "new" }),
    hears: inRooms(["owner", "member"]),
  },
  "member.joined": {
    act: ({ channelId }) => owner.call("channels.addMember", { channelId, userId: guest.user.id }),
    hears: inRooms(["owner", "member"]),
  },
  "member.left": { act: ({ channelId }) => guest.call("channels.leave", { channelId }), hears: inRooms(["owner", "member"]) },
  "member.updated": { act: ({ channelId }) => owner.call("channels.leave", { channelId }), hears: inRooms(["member"]) },
};

/** A channel in which the owner, the member and the leaver are, and the former was; the same people have one direct one. */
async function makeChannel(type: ChannelType, also: Person[] = []): Promise<Room> {
  const { channel } =
    type === "direct"
      ? await owner.call("channels.create", { type, userIds: [member, await filler(), ...also].map(({ user }) => user.id) })
      : await channelOf([owner, member, former, leaver, ...also], type);
  if (type !== "direct") await former.call("channels.leave", { channelId: channel.id });
  const { id: messageId } = await owner.call("messages.send", { channelId: channel.id, id: uuidv7(), text: "first" });
  return { type, channelId: channel.id, messageId };
}

/** The channel, the user or whatever else an event is about. */
function subjectOf(event: Event): string {
  if ("channelId" in event) return event.channelId;
  switch (event.type) {
    case "me.updated":
      return event.me.id;
    case "user.updated":
      return event.user.id;
    case "presence.updated":
      return event.presence.userId;
    case "workspace.updated":
      return event.workspace.name;
    case "scheduled.updated":
      return event.scheduledId;
  }
}

const filler = () => server.person(`filler-${uuidv7().slice(-12)}`);

/** What was said to this one comes after everything before, on every line: then nothing more of it is on its way. */
async function allHeard(lines: Listener[], fence: string) {
  for (const text of ["one", "two"]) {
    const { id } = await owner.call("messages.send", { channelId: fence, id: uuidv7(), text });
    await Promise.all(lines.map((line) => line.frame((frame) => JSON.stringify(frame).includes(id))));
  }
}

describe.each(liveTransports)("over %s", (transport: LiveTransport) => {
  test.each(["public", "private", "direct"] as const)("[E2, C1, C4] who hears what of a %s channel", async (type) => {
    const revoked = await server.person(`revoked-${uuidv7().slice(-12)}`);
    const room = await makeChannel(type, [revoked]);
    const fence = (await channelOf([owner, member, former, leaver, outsider, admin])).channel.id;
    const lines = new Map<Who, Listener>();
    for (const who of Object.keys(people) as Who[]) lines.set(who, await listen(server.url, people[who].token, transport));

    const cut = await listen(server.url, revoked.token, transport);
    await revoked.call("accounts.signOut", {});
    expect(await cut.ended).toBe("session_revoked");
    for (const token of ["", revoked.token, "nonsense"]) {
      const refused = await listen(server.url, token, transport);
      expect([await refused.ended, refused.frames]).toEqual(["unauthenticated", []]);
      cells += 1;
    }
    const heardBefore = cut.events().length;
    if (type !== "direct") await leaver.call("channels.leave", { channelId: room.channelId });
    await allHeard([...lines.values()], fence);
    const before = new Map([...lines].map(([who, line]) => [who, line.events().length]));

    const about: Record<string, string> = {};
    const happening = Object.entries(rows).filter(([, { hears }]) => hears[type]) as [EventType, Row][];
    for (const [name, { act }] of happening) {
      const other = await act(room);
      about[name] = typeof other === "string" ? other : room.channelId;
    }
    await allHeard([...lines.values()], fence);
    for (const [name, { hears }] of happening) {
      for (const [who, line] of lines) {
        const heard = line
          .events()
          .slice(before.get(who))
          .some((event) => event.type === name && subjectOf(event) === about[name]);
        expect(`${who} ${heard ? "hears" : "does not hear"} ${name}`).toBe(
          `${who} ${hears[type]?.includes(who) ? "hears" : "does not hear"} ${name}`,
        );
        cells += 1;
      }
    }
    // Whatever else there was: to those outside not one event is about the channel.
    for (const who of ["former", "leaver", "outsider", "admin"] as const) {
      const heard = lines.get(who)?.events().slice(before.get(who)) ?? [];
      expect(heard.filter((event) => subjectOf(event) === room.channelId)).toEqual([]);
    }
    expect(cut.events().slice(heardBefore)).toEqual([]);
    cells += happening.length;
  });
});

afterAll(async () => {
  // What `npm run authz` adds to the cells of the calls.
  const folder = new URL("../../test-results/", import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("authz-live.json", folder), JSON.stringify({ events: Object.keys(rows).length, cells }));
});
