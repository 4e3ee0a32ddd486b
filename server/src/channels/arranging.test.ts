import type { Event } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const [admin, ada, grace, alan] = [
  await server.person("admin"),
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
];

async function toldTo(socket: RawSocket): Promise<Event[]> {
  await socket.call("users.me", {});
  return socket.frames.flatMap(({ event }) => (event ? [event as Event] : []));
}

describe("settings of one's own", () => {
  test("[A3] are in the entry while something is set, on all of one's devices, and nobody else's business", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    const [own, other] = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, ada.token)];
    const sectionId = uuidv7();
    const set = (change: object) => grace.call("channels.updateSettings", { channelId, ...change });
    const first = await set({ muted: true });
    expect(first).toEqual({ muted: true, favourite: false, sectionId: null });
    const second = await set({ favourite: true, sectionId });
    expect(second).toEqual({ muted: true, favourite: true, sectionId });
    expect(await set({ favourite: true })).toEqual(second); // nothing new
    expect(await set({})).toEqual(second);
    expect((await grace.call("channels.get", { channelId })).settings).toEqual(second);
    const inList = async (of: typeof ada) =>
      (await of.call("channels.list", { limit: 200 })).channels.find((entry) => entry.channel.id === channelId);
    expect((await inList(grace))?.settings).toEqual(second);
    expect(await inList(ada)).not.toHaveProperty("settings");
    const nothing = await set({ muted: false, favourite: false, sectionId: null });
    expect(await grace.call("channels.get", { channelId })).not.toHaveProperty("settings");
    expect((await toldTo(own)).map((event) => event.type === "settings.updated" && event.settings)).toEqual([first, second, nothing]);
    expect(await toldTo(other)).toEqual([]);
  });

  test("of several devices at once all hold, end with the membership, and come in the list's one query", async () => {
    const { channel } = await channelOf([ada, grace], "public");
    const channelId = channel.id;
    const sectionId = uuidv7();
    await Promise.all(
      [{ muted: true }, { favourite: true }, { sectionId }].map((change) =>
        grace.call("channels.updateSettings", { channelId, ...change }),
      ),
    );
    expect((await grace.call("channels.join", { channelId })).settings).toEqual({ muted: true, favourite: true, sectionId });
    queries.length = 0;
    await grace.call("channels.list", { limit: 200 });
    expect(queries.filter((name) => name === "channels_list")).toHaveLength(1);
    expect(queries.length).toBeLessThanOrEqual(2); // who it is, and the list
    await grace.call("channels.leave", { channelId });
    expect(await grace.call("channels.join", { channelId })).not.toHaveProperty("settings");
    for (const wrong of [{ sectionId: "work" }, { muted: "yes" }, { favourite: null }])
      expect(await codeOf(grace.call("channels.updateSettings", { channelId, ...(wrong as object) }))).toBe("invalid_input");
    expect(await codeOf(alan.call("channels.updateSettings", { channelId, muted: true }))).toBe("not_member");
  });
});

describe("who may do what", () => {
  test("is at first every member, and is set by those who may update; the rest stays", async () => {
    const { channel } = await channelOf([ada, grace], "public");
    const channelId = channel.id;
    expect(channel).toMatchObject({ description: "", mayPost: "member", mayInvite: "member", mayPin: "member", archivedAt: null });
    const change = {
      description: "**What** it is for\nin lines",
      mayPost: "moderator",
      mayInvite: "moderator",
      mayPin: "moderator",
    } as const;
    const after = await ada.call("channels.update", { channelId, ...change });
    expect(after).toEqual({ ...channel, ...change, memberCount: 2 });
    expect((await grace.call("channels.get", { channelId })).channel).toEqual(after);
    expect(await ada.call("channels.update", { channelId, description: "" })).toEqual({ ...after, description: "" });
    expect(await codeOf(grace.call("channels.update", { channelId, mayPost: "member" }))).toBe("forbidden");
    expect(await codeOf(ada.call("channels.update", { channelId, description: "x".repeat(1001) }))).toBe("invalid_input");
  });

  test("inviting can be for owners and moderators alone; joining by oneself stays everybody's", async () => {
    const { channel } = await channelOf([ada, grace, admin], "public");
    const channelId = channel.id;
    await ada.call("channels.update", { channelId, mayInvite: "moderator" });
    const add = (by: typeof ada) => codeOf(by.call("channels.addMember", { channelId, userId: alan.user.id }));
    expect(await add(grace)).toBe("forbidden");
    expect(await add(admin)).toBe("ok");
    await alan.call("channels.leave", { channelId });
    expect(await codeOf(alan.call("channels.join", { channelId }))).toBe("ok");
  });
});

describe("archiving", () => {
  test("[A1] closes a channel: it can be read and left, not changed or joined, until it is opened again", async () => {
    const { channel } = await channelOf([ada, grace], "public");
    const channelId = channel.id;
    const socket = await signedInSocket(server.url, grace.token);
    expect(await codeOf(grace.call("channels.archive", { channelId }))).toBe("forbidden");
    const archived = await ada.call("channels.archive", { channelId });
    expect(archived).toEqual({ ...channel, memberCount: 2, archivedAt: expect.stringMatching(/Z$/) });
    expect(await ada.call("channels.archive", { channelId })).toEqual(archived); // since when it was
    expect(await toldTo(socket)).toEqual([{ type: "channel.updated", channelId, channel: archived }]);

    expect(await codeOf(ada.call("channels.update", { channelId, topic: "new" }))).toBe("archived");
    expect(await codeOf(alan.call("channels.join", { channelId }))).toBe("archived");
    expect(await codeOf(grace.call("channels.join", { channelId }))).toBe("ok"); // is in it already
    expect(await codeOf(ada.call("channels.addMember", { channelId, userId: alan.user.id }))).toBe("archived");
    expect((await alan.call("channels.get", { channelId })).channel).toEqual(archived);
    expect(await codeOf(grace.call("messages.list", { channelId }))).toBe("ok");
    expect(await codeOf(grace.call("channels.updateSettings", { channelId, favourite: true }))).toBe("ok");
    expect(await codeOf(grace.call("channels.leave", { channelId }))).toBe("ok");

    expect(await codeOf(grace.call("channels.unarchive", { channelId }))).toBe("not_member");
    expect(await ada.call("channels.unarchive", { channelId })).toEqual({ ...archived, memberCount: 1, archivedAt: null });
    expect(await codeOf(alan.call("channels.join", { channelId }))).toBe("ok");
  });

  test("[A1] is for the channel's owners, and for moderators and admins of the workspace who are in it", async () => {
    const { channel } = await channelOf([ada, grace, alan, admin], "public");
    const channelId = channel.id;
    await ada.call("channels.setRole", { channelId, userId: grace.user.id, role: "moderator" });
    const both = async (by: typeof ada) => [
      await codeOf(by.call("channels.archive", { channelId })),
      await codeOf(by.call("channels.unarchive", { channelId })),
    ];
    expect(await both(grace)).toEqual(["forbidden", "forbidden"]);
    expect(await both(alan)).toEqual(["forbidden", "forbidden"]);
    for (const by of [ada, admin]) expect(await both(by)).toEqual(["ok", "ok"]);
    await server.db.pool.query("update users set role = 'moderator' where id = $1", [alan.user.id]);
    expect(await both(alan)).toEqual(["ok", "ok"]);
    await server.db.pool.query("update users set role = 'user' where id = $1", [alan.user.id]);
    await admin.call("channels.leave", { channelId });
    expect(await both(admin)).toEqual(["not_member", "not_member"]);
  });

  test("[A1] and joining at once: nobody is in it who was not when it was closed", async () => {
    for (let round = 0; round < 10; round++) {
      const { channel } = await channelOf([ada], "public");
      const channelId = channel.id;
      const joining = [grace, alan, admin].map((person) => codeOf(person.call("channels.join", { channelId })));
      const archived = await ada.call("channels.archive", { channelId });
      const joined = (await Promise.all(joining)).filter((code) => code === "ok").length;
      expect(archived.memberCount).toBe(1 + joined);
      expect((await ada.call("channels.get", { channelId })).channel.memberCount).toBe(1 + joined);
    }
  });

  test("takes a public channel out of browsing, unless archived ones are asked for, too", async () => {
    const names = await Promise.all(
      ["attic-a", "attic-b"].map(async (name) => (await ada.call("channels.create", { type: "public", name })).channel.id),
    );
    await ada.call("channels.archive", { channelId: names[0] ?? "" });
    const browse = async (archived?: boolean) => {
      const { channels } = await grace.call("channels.browse", { query: "attic", ...(archived === undefined ? {} : { archived }) });
      return channels.map(({ channel }) => channel.type === "public" && channel.name);
    };
    expect([await browse(), await browse(false), await browse(true)]).toEqual([["attic-b"], ["attic-b"], ["attic-a", "attic-b"]]);
    expect(await codeOf(ada.call("channels.create", { type: "public", name: "attic-a" }))).toBe("name_taken");
  });
});

describe("the members of a large channel", () => {
  test("are found by the beginning of name or username, taken literally, page by page", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    await server.db.pool.query(
      `with people as (
        insert into users (username, email, name)
        select 'crowd' || i, 'crowd' || i || '@example.org', (array['Zoe', 'zoë', '100% Zoe', 'Ben'])[i % 4 + 1] || ' ' || i from generate_series(1, 10000) i
        returning id)
      insert into members (channel_id, user_id) select $1, id from people`,
      [channelId],
    );
    const find = async (query: string, limit = 200) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ada.call("channels.members", { channelId, query, limit, ...(cursor ? { cursor } : {}) });
        seen.push(...page.members.map(({ userId }) => userId));
        cursor = page.next ?? undefined;
      } while (cursor);
      return seen;
    };
    expect(await find("GRA")).toEqual([grace.user.id]);
    expect(await find("crowd999")).toHaveLength(11);
    const some = await find("100% Zoe 99", 7);
    expect([some.length, new Set(some).size]).toEqual([28, 28]);
    expect(await find("%")).toEqual([]);
    expect(await find("alan")).toEqual([]); // not in it
    const all = await ada.call("channels.members", { channelId, query: "" });
    expect(all.members[0]?.userId).toBe(ada.user.id);
  });
});
