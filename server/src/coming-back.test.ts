import type { Message, Output } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../test/server.ts";
import { signedInSocket } from "../test/socket.ts";

/** Many who come back in the same moment are answered by few statements, and each gets what is theirs. */

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const people: Person[] = [];
for (let n = 0; n < 8; n++) people.push(await server.person(`person${n}`));
const rooms: { channelId: string; members: Set<string>; messages: Message[] }[] = [];
for (let n = 0; n < people.length; n++) {
  // each with the next but one, so that every channel list is another
  const [owner, other] = [people[n], people[(n + 2) % people.length]];
  if (!owner || !other) throw new Error("nobody is there");
  const { channel } = await channelOf([owner, other], "private");
  const messages: Message[] = [];
  for (let count = 0; count <= n; count++) {
    messages.push(await owner.call("messages.send", { channelId: channel.id, id: uuidv7(), text: `${n}.${count}` }));
  }
  rooms.push({ channelId: channel.id, members: new Set([owner.user.id, other.user.id]), messages });
}
const count = (name: string) => queries.filter((query) => query === name).length;

test("each gets oneself and one's own channels, in few statements", async () => {
  const sockets = await Promise.all(people.map((person) => signedInSocket(server.url, person.token)));
  queries.length = 0;
  const [lists, selves] = await Promise.all([
    Promise.all(sockets.map(async (socket) => (await socket.call("channels.list", { limit: 200 })).ok as Output<"channels.list">)),
    Promise.all(sockets.map(async (socket) => (await socket.call("users.me", {})).ok)),
  ]);
  for (const [at, person] of people.entries()) {
    expect(selves[at]).toEqual(person.user);
    const own = rooms.filter((room) => room.members.has(person.user.id)).map((room) => room.channelId);
    expect(own).toHaveLength(2);
    expect(lists[at]?.channels.map((entry) => entry.channel.id).sort()).toEqual(own.sort());
    for (const { membership } of lists[at]?.channels ?? []) expect(membership?.userId).toBe(person.user.id);
  }
  expect(count("channels_list")).toBeLessThan(people.length);
  expect(count("accounts_users")).toBeLessThan(people.length);
});

test("pages of different sizes and places do not mix", async () => {
  const [person] = people;
  if (!person) throw new Error("nobody is there");
  const all = (await person.call("channels.list", { limit: 200 })).channels.map((entry) => entry.channel.id);
  const first = await person.call("channels.list", { limit: 1 });
  const pages = await Promise.all([
    person.call("channels.list", { limit: 1 }),
    person.call("channels.list", { limit: 200 }),
    person.call("channels.list", { limit: 1, cursor: first.next ?? "" }),
  ]);
  expect(pages.map((page) => page.channels.map((entry) => entry.channel.id))).toEqual([all.slice(0, 1), all, all.slice(1, 2)]);
  expect(pages.map((page) => page.next !== null)).toEqual([true, false, false]);
});

test("[S1] [K2] changes of many channels at once: complete to each member, and nothing to anybody else", async () => {
  const asked = people.flatMap((person) => rooms.flatMap((room, since) => ({ person, room, since: Math.floor(since / 2) })));
  const answers = await Promise.all(
    asked.map(({ person, room, since }) =>
      room.members.has(person.user.id)
        ? person.call("messages.changes", { channelId: room.channelId, since })
        : codeOf(person.call("messages.changes", { channelId: room.channelId, since })),
    ),
  );
  for (const [at, { person, room, since }] of asked.entries()) {
    const answer = answers[at];
    if (!room.members.has(person.user.id)) expect(answer).toBe("not_found");
    else expect(answer).toMatchObject({ result: "changes", messages: room.messages.slice(since), head: { rev: room.messages.length } });
  }
});

test("[C1] [C4] of many who connect at once those whose session has ended are turned away, and nobody else", async () => {
  const [first, second, ...others] = people;
  if (!first || !second) throw new Error("nobody is there");
  const { sessions } = await first.call("sessions.list", {});
  await server.db.pool.query("delete from sessions where id = $1", [sessions.find((session) => session.current)?.id]);
  await server.db.pool.query("update sessions set expires_at = now() where user_id = $1", [second.user.id]);
  const outcomes = await Promise.all(people.map((person) => codeOf(person.call("users.me", {}))));
  expect(outcomes).toEqual(["unauthenticated", "unauthenticated", ...others.map(() => "ok")]);
});
