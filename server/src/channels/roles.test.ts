import type { ChannelRole, Event } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [admin, ada, grace, alan, mallory] = [
  await server.person("admin"),
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];

const setRole = (by: Person, channelId: string, of: Person, role: ChannelRole) =>
  by.call("channels.setRole", { channelId, userId: of.user.id, role });
const remove = (by: Person, channelId: string, of: Person) => by.call("channels.removeMember", { channelId, userId: of.user.id });

async function toldTo(socket: RawSocket): Promise<Event[]> {
  await socket.call("users.me", {});
  return socket.frames.flatMap(({ event }) => (event ? [event as Event] : []));
}

async function rolesIn(channelId: string) {
  const { rows } = await server.db.pool.query<{ username: string; role: ChannelRole }>(
    "select username, members.role from members join users on users.id = user_id where channel_id = $1 order by username",
    [channelId],
  );
  return Object.fromEntries(rows.map(({ username, role }) => [username, role]));
}

describe("roles", () => {
  test("are given by owners, and by admins who are in the channel; members hear of it once", async () => {
    const { channel } = await channelOf([ada, grace, alan, admin]);
    const socket = await signedInSocket(server.url, alan.token);
    const member = await setRole(ada, channel.id, grace, "moderator");
    expect(member).toMatchObject({ userId: grace.user.id, role: "moderator" });
    expect(await setRole(ada, channel.id, grace, "moderator")).toEqual(member);
    expect(await toldTo(socket)).toEqual([{ type: "member.updated", channelId: channel.id, member }]);
    expect(await codeOf(setRole(grace, channel.id, grace, "owner"))).toBe("forbidden");
    expect(await codeOf(setRole(grace, channel.id, alan, "moderator"))).toBe("forbidden");
    expect(await codeOf(setRole(admin, channel.id, grace, "owner"))).toBe("ok");
    expect(await codeOf(setRole(ada, channel.id, mallory, "owner"))).toBe("not_found");
    expect(await rolesIn(channel.id)).toEqual({ ada: "owner", admin: "member", alan: "member", grace: "owner" });
    await admin.call("channels.leave", { channelId: channel.id });
    expect(await codeOf(setRole(admin, channel.id, grace, "member"))).toBe("not_found");
    expect(await codeOf(ada.call("channels.setRole", { channelId: channel.id, userId: grace.user.id, role: "king" as "owner" }))).toBe(
      "invalid_input",
    );
  });

  test("[A2] a channel keeps an owner: the last one is neither demoted nor taken out, also when two are at once", async () => {
    const { channel } = await channelOf([ada, grace, admin], "public");
    const channelId = channel.id;
    expect(await codeOf(setRole(ada, channelId, ada, "member"))).toBe("last_owner");
    expect(await codeOf(setRole(admin, channelId, ada, "moderator"))).toBe("last_owner");
    expect(await codeOf(remove(ada, channelId, ada))).toBe("last_owner");
    for (let round = 0; round < 10; round++) {
      const [owner, other] = (await rolesIn(channelId)).ada === "owner" ? [ada, grace] : [grace, ada];
      await setRole(owner, channelId, other, "owner");
      const outcomes = await Promise.all([setRole(ada, channelId, grace, "member"), setRole(grace, channelId, ada, "member")].map(codeOf));
      // The second one is not an owner any more when it is their turn.
      expect(outcomes.toSorted()).toEqual(["forbidden", "ok"]);
      const [first, second] = (await rolesIn(channelId)).ada === "owner" ? [ada, grace] : [grace, ada];
      await setRole(first, channelId, second, "owner");
      const own = await Promise.all([setRole(ada, channelId, ada, "member"), setRole(grace, channelId, grace, "member")].map(codeOf));
      expect(own.toSorted()).toEqual(["last_owner", "ok"]);
      expect(Object.values(await rolesIn(channelId)).filter((role) => role === "owner")).toHaveLength(1);
    }
  });

  test("[A2] the last owner may leave: who has been in it longest follows; whoever comes into an empty channel owns it", async () => {
    const { channel } = await channelOf([ada, grace], "public");
    const channelId = channel.id;
    await ada.call("channels.leave", { channelId });
    expect(await rolesIn(channelId)).toEqual({ grace: "owner" });
    await grace.call("channels.leave", { channelId });
    const entries = await Promise.all([alan, mallory].map((person) => person.call("channels.join", { channelId })));
    expect(entries.map(({ membership }) => membership?.role).toSorted()).toEqual(["member", "owner"]);
  });
});

describe("taking somebody out", () => {
  test("is for owners and moderators, of owners for owners alone", async () => {
    const { channel } = await channelOf([ada, grace, alan, admin], "public");
    const channelId = channel.id;
    expect(await codeOf(remove(alan, channelId, grace))).toBe("forbidden");
    expect(await codeOf(remove(alan, channelId, mallory))).toBe("forbidden");
    expect(await codeOf(remove(mallory, channelId, alan))).toBe("not_member");
    expect(await codeOf(remove(admin, channelId, ada))).toBe("forbidden");
    await setRole(ada, channelId, grace, "moderator");
    expect(await codeOf(remove(grace, channelId, ada))).toBe("forbidden");
    expect(await codeOf(remove(grace, channelId, alan))).toBe("ok");
    expect(await codeOf(remove(grace, channelId, alan))).toBe("not_found");
    expect(await codeOf(remove(admin, channelId, grace))).toBe("ok");
    await setRole(ada, channelId, admin, "owner");
    expect(await codeOf(remove(admin, channelId, ada))).toBe("ok");
    expect(await rolesIn(channelId)).toEqual({ admin: "owner" });
    expect((await admin.call("channels.get", { channelId })).channel.memberCount).toBe(1);
  });

  test("[E2] ends their live access at once: they hear that they are out, and nothing after it", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    const channelId = channel.id;
    const [out, stays] = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, alan.token)];
    const say = (text: string) => ada.call("messages.send", { channelId, id: uuidv7(), text });
    const before = say("before");
    await remove(ada, channelId, grace);
    const after = [say("after"), say("after")];
    const left = { type: "member.left", channelId, userId: grace.user.id, memberCount: 2 };
    const last = (await Promise.all([before, ...after])).at(-1);
    await stays.frame((frame) => JSON.stringify(frame).includes(last?.id ?? ""));
    const heard = await toldTo(out);
    expect(heard.filter(({ type }) => type === "member.left")).toEqual([left]);
    expect(heard.at(-1)).toEqual(left);
    expect((await toldTo(stays)).filter(({ type }) => type === "member.left")).toEqual([left]);
    expect(await codeOf(grace.call("messages.list", { channelId }))).toBe("not_found");
    expect((await grace.call("channels.list", { limit: 200 })).channels.map((entry) => entry.channel.id)).not.toContain(channelId);
  });

  test("by many at once happens once", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    await setRole(ada, channel.id, grace, "owner");
    const outcomes = await Promise.all([ada, grace, ada, grace].map((person) => codeOf(remove(person, channel.id, alan))));
    expect(outcomes.toSorted()).toEqual(["not_found", "not_found", "not_found", "ok"]);
    expect((await ada.call("channels.get", { channelId: channel.id })).channel.memberCount).toBe(2);
  });
});
