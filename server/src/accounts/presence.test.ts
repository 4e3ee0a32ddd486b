import type { Event, Hello, PollAnswer } from "@chatflow/protocol";
import { describe, expect, test } from "vitest";
import { openStream, poll } from "../../test/push.ts";
import { type Person, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const server = await testServer({ presenceGraceMs: 0 });
const [ada, grace, mallory] = [await server.person("ada"), await server.person("grace"), await server.person("mallory")];

type Frame = Record<string, unknown>;
const helloIn = (frames: readonly Frame[]) => frames.find((frame) => "hello" in frame)?.hello as Hello;
const connectionOf = (socket: RawSocket) => helloIn(socket.frames).connectionId;
const isPresence = (state: string) => (frame: Frame) => {
  const event = frame.event as Event | undefined;
  return event?.type === "presence.updated" && event.presence.state === state;
};
const presencesIn = (frames: readonly Frame[]) => frames.filter(({ event }) => (event as Event | undefined)?.type === "presence.updated");

async function seenAt(person: Person): Promise<Date> {
  const { rows } = await server.db.pool.query<{ last_seen_at: Date }>("select last_seen_at from users where id = $1", [person.user.id]);
  return rows[0]?.last_seen_at ?? new Date(0);
}

describe("[P1, P2] a connection that watches somebody hears them come and go, and nobody else does,", () => {
  const away = { userId: grace.user.id, state: "offline", lastSeenAt: null, statusEmoji: "", statusText: "" };

  test("over a WebSocket, and is told of the newer life when they are back", async () => {
    const [watcher, other] = [await signedInSocket(server.url, ada.token), await signedInSocket(server.url, mallory.token)];
    const watch = { connectionId: connectionOf(watcher), userIds: [grace.user.id, ada.user.id] };
    const { ok } = await watcher.call("presence.watch", watch);
    const { presences } = ok as { presences: { userId: string }[] };
    expect(presences.find(({ userId }) => userId === grace.user.id)).toEqual(away);
    expect(presences.find(({ userId }) => userId === ada.user.id)).toMatchObject({ state: "online" });
    const hers = await signedInSocket(server.url, grace.token);
    expect(await watcher.frame(isPresence("online"))).toEqual({
      event: { type: "presence.updated", presence: { ...away, state: "online" } },
    });
    await hers.call("presence.report", { connectionId: connectionOf(hers), active: false });
    await watcher.frame(isPresence("away"));
    hers.socket.close();
    const { event } = (await watcher.frame(isPresence("offline"))) as { event: { presence: { lastSeenAt: string } } };
    expect(event.presence.lastSeenAt).toBe((await seenAt(grace)).toISOString());
    await other.call("users.me", {});
    expect(presencesIn(other.frames)).toEqual([]);
  });

  test("over server-sent events and over polls, with calls over HTTP", async () => {
    const stream = await openStream(server.url, ada.token);
    stream.read();
    const hello = (await stream.frame((frame) => "hello" in frame)).hello as Hello;
    const { answer } = await poll(server.url, ada.token, {});
    for (const { connectionId } of [hello, helloIn(answer.frames)]) {
      expect((await ada.call("presence.watch", { connectionId, userIds: [grace.user.id] })).presences).toHaveLength(1);
    }
    await signedInSocket(server.url, grace.token);
    await stream.frame(isPresence("online"));
    const next = (await poll(server.url, ada.token, { session: answer.session, ack: answer.number })).answer as PollAnswer;
    expect(presencesIn(next.frames)).toHaveLength(1);
  });
});

test("[P2] who signs out, or whose session is ended, is gone with its connections", async () => {
  const alan = await server.person("alan");
  const watcher = await signedInSocket(server.url, ada.token);
  await signedInSocket(server.url, alan.token);
  const { presences } = await ada.call("presence.watch", { connectionId: connectionOf(watcher), userIds: [alan.user.id] });
  expect(presences).toMatchObject([{ state: "online" }]);
  await alan.call("accounts.signOut", {});
  await watcher.frame(isPresence("offline"));
});

test("a connection is only its owner's, and nobody's once it has ended", async () => {
  const socket = await signedInSocket(server.url, ada.token);
  const connectionId = connectionOf(socket);
  const notFound = { code: "not_found" };
  await expect(mallory.call("presence.watch", { connectionId, userIds: [grace.user.id] })).rejects.toMatchObject(notFound);
  await expect(mallory.call("presence.report", { connectionId, active: false })).rejects.toMatchObject(notFound);
  const others = new Set(
    await Promise.all([ada, ada, mallory].map(async ({ token }) => connectionOf(await signedInSocket(server.url, token)))),
  );
  expect(others.add(connectionId).size).toBe(4);
  const sure = await ada.call("presence.watch", { connectionId, userIds: [] });
  expect(sure).toEqual({ presences: [] });
  const tooMany = Array.from({ length: 201 }, () => crypto.randomUUID());
  await expect(ada.call("presence.watch", { connectionId, userIds: tooMany })).rejects.toMatchObject({ code: "invalid_input" });
});

test("[P2] a server that stops keeps when everyone was last there", async () => {
  const other = await testServer({ db: server.db });
  const late = await other.person("late");
  await signedInSocket(other.url, late.token);
  const before = new Date();
  await other.stop();
  expect((await seenAt(late)).getTime()).toBeGreaterThanOrEqual(before.getTime());
  const watcher = await signedInSocket(server.url, ada.token);
  const { presences } = await ada.call("presence.watch", { connectionId: connectionOf(watcher), userIds: [late.user.id] });
  expect(presences).toMatchObject([{ state: "offline", lastSeenAt: (await seenAt(late)).toISOString() }]);
});

describe("users.updateMe", () => {
  test("changes what is given, tells one's own devices, and those who watch how one is", async () => {
    const [device, watcher] = [await signedInSocket(server.url, mallory.token), await signedInSocket(server.url, ada.token)];
    await ada.call("presence.watch", { connectionId: connectionOf(watcher), userIds: [mallory.user.id] });
    const me = await mallory.call("users.updateMe", { availability: "dnd", statusEmoji: "🌴", statusText: "  on holiday " });
    expect(me).toEqual({ ...mallory.user, availability: "dnd" });
    expect(await mallory.call("users.me", {})).toEqual(me);
    const told = (socket: RawSocket, type: Event["type"]) => socket.frame(({ event }) => (event as Event | undefined)?.type === type);
    expect((await told(device, "me.updated")).event).toEqual({ type: "me.updated", me });
    expect((await told(watcher, "presence.updated")).event).toMatchObject({
      presence: { userId: mallory.user.id, state: "dnd", statusEmoji: "🌴", statusText: "on holiday" },
    });
    expect(await mallory.call("users.updateMe", { statusText: "" })).toEqual(me);
    await watcher.frame(({ event }) => JSON.stringify(event ?? "").includes('"statusText":""'));
    expect(await mallory.call("users.updateMe", { receipts: false })).toEqual({ ...me, receipts: false });
    expect(await mallory.call("users.updateMe", { receipts: false, availability: "dnd" })).toEqual({ ...me, receipts: false });
    expect(await mallory.call("users.updateMe", {})).toEqual({ ...me, receipts: false });
    for (const socket of [device, watcher]) await socket.call("users.me", {});
    expect(device.frames.filter(({ event }) => event)).toHaveLength(3); // three changes; the same again is none
    expect(watcher.frames.filter(({ event }) => event)).toHaveLength(2); // what others see changed twice
  });

  test.each([
    { availability: "busy" },
    { statusEmoji: "no emoji" },
    { statusText: "x".repeat(101) },
    { statusText: "a\u0007" },
    { receipts: 1 },
  ])("refuses %#", async (wrong) => {
    await expect(mallory.call("users.updateMe", wrong as object)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
