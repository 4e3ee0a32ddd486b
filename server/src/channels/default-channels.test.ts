import type { Channel, Event } from "@chatflow/protocol";
import { pino } from "pino";
import { expect, test } from "vitest";
import { channelOf, codeOf, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const logLines: string[] = [];
const server = await testServer({ log: pino({ level: "error" }, { write: (line: string) => void logLines.push(line) }) });
const [admin, grace] = [await server.person("admin"), await server.person("grace")];

async function defaultChannel(): Promise<Channel> {
  const { channel } = await channelOf([admin], "public");
  return admin.call("channels.update", { channelId: channel.id, isDefault: true });
}

/** The channels of somebody, in the order of the ids, and when they came. */
async function channelsOf(userId: string) {
  const { rows } = await server.db.pool.query<{ channel_id: string }>(
    "select channel_id from members where user_id = $1 order by channel_id",
    [userId],
  );
  return rows.map((row) => row.channel_id);
}

test("only an admin makes a channel a default one, and only a public one", async () => {
  const [{ channel: open }, { channel: closed }] = [await channelOf([grace, admin], "public"), await channelOf([admin], "private")];
  const set = (by: typeof admin, channelId: string, isDefault: boolean) => codeOf(by.call("channels.update", { channelId, isDefault }));
  expect(await set(grace, open.id, true)).toBe("forbidden");
  expect(await set(grace, open.id, false)).toBe("ok"); // as it is
  await expect(admin.call("channels.update", { channelId: closed.id, isDefault: true })).rejects.toMatchObject({
    code: "invalid_input",
    issues: [{ path: ["isDefault"] }],
  });
  expect(await admin.call("channels.update", { channelId: open.id, isDefault: true })).toMatchObject({ isDefault: true });
  expect(await set(grace, open.id, false)).toBe("forbidden");
  expect(await set(admin, open.id, false)).toBe("ok");
});

test("new people are in the default channels from the start, 50 at once, and those who are in them hear of it in order", async () => {
  const [first, second, archived] = [await defaultChannel(), await defaultChannel(), await defaultChannel()];
  await admin.call("channels.archive", { channelId: archived.id });
  const ids = [first.id, second.id].toSorted();
  const socket = await signedInSocket(server.url, admin.token);
  const people = await Promise.all(Array.from({ length: 50 }, (_, n) => server.person(`new${n}`)));
  for (const { user } of people) expect(await channelsOf(user.id)).toEqual(ids);
  for (const channelId of ids) {
    expect((await admin.call("channels.get", { channelId })).channel.memberCount).toBe(51);
    expect((await server.db.pool.query("select from members where channel_id = $1", [channelId])).rowCount).toBe(51);
  }
  await socket.call("users.me", {});
  const joined = socket.frames.flatMap(({ event }) => {
    const seen = event as Event | undefined;
    return seen?.type === "member.joined" ? [seen] : [];
  });
  expect(joined).toHaveLength(100);
  for (const { user } of people) {
    const own = joined.filter(({ member }) => member.userId === user.id).map(({ channelId }) => channelId);
    expect(own.toSorted()).toEqual(ids);
  }
  // Counted one after the other, as they were committed.
  for (const channelId of ids) {
    const counts = joined.filter((event) => event.channelId === channelId).map(({ channel }) => channel.memberCount);
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 2));
  }
  for (const channelId of ids) await admin.call("channels.update", { channelId, isDefault: false });
});

test("a default channel that fails costs neither the account nor the other channels", async () => {
  const [one, other] = [await defaultChannel(), await defaultChannel()];
  await server.db.pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin
      if new.channel_id = '${one.id}' then raise exception 'refused'; end if; return new; end $$;
    create trigger refuse before insert on members for each row execute function refuse()`);
  const late = await server.person("late");
  expect(await channelsOf(late.user.id)).toEqual([other.id]);
  expect(logLines.join()).toContain(one.id);
  await server.db.pool.query("drop trigger refuse on members");
  expect(await codeOf(late.call("channels.join", { channelId: one.id }))).toBe("ok");
});
