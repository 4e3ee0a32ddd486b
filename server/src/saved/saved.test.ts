import { createClient } from "@chatflow/client";
import { limits } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test, vi } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const twin = await testServer({ db: server.db });
const [ada, grace, mallory] = [await server.person("ada"), await server.person("grace"), await server.person("mallory")];

type Place = { channelId: string; messageId: string };

/** A channel of Ada's with Grace in it. */
async function room(type: "public" | "private" = "private"): Promise<string> {
  return (await channelOf([ada, grace], type)).channel.id;
}

async function say(channelId: string, text = "hello"): Promise<Place> {
  const { id } = await ada.call("messages.send", { channelId, id: uuidv7(), text });
  return { channelId, messageId: id };
}

/** Somebody's saved messages of one channel, as the list gives them. */
async function savedOf(person: Person, channelId: string): Promise<string[]> {
  const { saved } = await person.call("saved.list", { limit: limits.page });
  return saved.filter(({ message }) => message.channelId === channelId).map(({ message }) => message.id);
}

/** The events that a socket got until now. */
async function eventsOf(socket: RawSocket): Promise<unknown[]> {
  await socket.call("users.me", {}); // what was told before it was answered has arrived by now
  return socket.frames.flatMap((frame) => ("event" in frame ? [frame.event] : []));
}

describe("saving", () => {
  test("[D1] lists what one saved, the newest first, and tells each of one's own devices", async () => {
    const channelId = await room();
    const [first, second] = [await say(channelId, "first"), await say(channelId, "second")];
    const devices = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, grace.token)];
    const others = await signedInSocket(server.url, ada.token);
    const saved = [await grace.call("saved.add", first), await grace.call("saved.add", second)];
    expect(saved.map(({ message }) => message.text)).toEqual(["first", "second"]);
    expect(saved[0]?.message).toEqual(await grace.call("messages.get", first));
    const { saved: listed } = await grace.call("saved.list", {});
    expect(listed.slice(0, 2)).toEqual(saved.toReversed());
    const told = saved.map(({ message, savedAt }) => ({ type: "saved.updated", channelId, messageId: message.id, savedAt }));
    for (const device of devices) expect(await eventsOf(device)).toEqual(told);
    expect(await eventsOf(others)).toEqual([]);
    expect(await savedOf(ada, channelId)).toEqual([]);
  });

  test("again changes nothing, and tells nobody", async () => {
    const place = await say(await room());
    const first = await grace.call("saved.add", place);
    const socket = await signedInSocket(server.url, grace.token);
    expect(await grace.call("saved.add", place)).toEqual(first);
    expect(await savedOf(grace, place.channelId)).toEqual([place.messageId]);
    await grace.call("saved.remove", place);
    await grace.call("saved.remove", place);
    expect(await savedOf(grace, place.channelId)).toEqual([]);
    expect(await eventsOf(socket)).toEqual([{ type: "saved.updated", ...place, savedAt: null }]);
  });

  test("is for a message of the channel that stands", async () => {
    const [place, elsewhere] = [await say(await room()), await room()];
    expect(await codeOf(grace.call("saved.add", { ...place, messageId: uuidv7() }))).toBe("not_found");
    expect(await codeOf(grace.call("saved.add", { ...place, channelId: elsewhere }))).toBe("not_found");
    await ada.call("messages.delete", place);
    expect(await codeOf(grace.call("saved.add", place))).toBe("message_deleted");
    expect(await savedOf(grace, place.channelId)).toEqual([]);
  });

  test("[D1, K2] is for members; others learn no more than that they are not in", async () => {
    for (const [type, refusal] of [
      ["private", "not_found"],
      ["public", "not_member"],
    ] as const) {
      const place = await say(await room(type));
      expect(await codeOf(mallory.call("saved.add", place))).toBe(refusal);
      expect(await codeOf(mallory.call("saved.remove", place))).toBe(refusal);
      expect(await savedOf(mallory, place.channelId)).toEqual([]);
    }
  });
});

describe("what was saved", () => {
  test("[D1] is not shown after one left the channel, and is there when one is back", async () => {
    const channelId = await room();
    const place = await say(channelId, "only for members");
    await grace.call("saved.add", place);
    await grace.call("channels.leave", { channelId });
    expect(JSON.stringify(await grace.call("saved.list", { limit: limits.page }))).not.toContain("only for members");
    expect(await codeOf(grace.call("saved.remove", place))).toBe("not_found");
    await ada.call("channels.addMember", { channelId, userId: grace.user.id });
    expect(await savedOf(grace, channelId)).toEqual([place.messageId]);
  });

  test("is not shown once it is deleted, and can be taken away all the same", async () => {
    const place = await say(await room());
    await grace.call("saved.add", place);
    await ada.call("messages.delete", place);
    expect(await savedOf(grace, place.channelId)).toEqual([]);
    await grace.call("saved.remove", place);
    const { rows } = await server.db.pool.query("select from saved_messages where message_id = $1", [place.messageId]);
    expect(rows).toEqual([]);
  });

  test("is shown as the message is now", async () => {
    const place = await say(await room(), "before");
    await grace.call("saved.add", place);
    const edited = await ada.call("messages.edit", { ...place, text: "after" });
    const { saved } = await grace.call("saved.list", {});
    expect(saved.find(({ message }) => message.id === place.messageId)?.message).toEqual(edited);
  });

  test("comes in pages, each message once, also when many were saved in the same millisecond, with one query a page", async () => {
    const person = await server.person("hoarder");
    const channels = [await room(), await room()];
    for (const channelId of channels) await ada.call("channels.addMember", { channelId, userId: person.user.id });
    const id = uuidv7(); // ids are unique within a channel only; these two are the last by id, on both sides of a page's end
    for (const channelId of channels) await ada.call("messages.send", { channelId, id, text: "twin" });
    const places = channels.map((channelId) => ({ channelId, messageId: id }));
    for (let n = 0; n < 9; n++) places.push(await say(channels[n % 2] ?? "", `n ${n}`));
    for (const place of places) await person.call("saved.add", place);
    await server.db.pool.query("update saved_messages set saved_at = date_trunc('hour', saved_at) where user_id = $1", [person.user.id]);
    const socket = await signedInSocket(server.url, person.token);
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    queries.length = 0;
    do {
      const answer = await socket.call("saved.list", { limit: 5, ...(cursor ? { cursor } : {}) });
      const page = answer.ok as { saved: { message: { channelId: string; id: string } }[]; next: string | null };
      seen.push(...page.saved.map(({ message }) => `${message.channelId} ${message.id}`));
      cursor = page.next;
      pages += 1;
    } while (cursor);
    expect(queries).toEqual(["select", "select", "select"]);
    expect(pages).toBe(3);
    expect(seen.toSorted()).toEqual(places.map((place) => `${place.channelId} ${place.messageId}`).toSorted());
    expect(await codeOf(person.call("saved.list", { cursor: "not-one" }))).toBe("invalid_input");
  });
});

describe("the room for it", () => {
  /** Somebody who is in a channel of their own with one saved message fewer than there may be, and three more messages. */
  async function nearlyFull(username: string) {
    const person = await server.person(username);
    const { channel } = await person.call("channels.create", { type: "private", name: username });
    const values = [channel.id, person.user.id, limits.saved - 1];
    await server.db.pool.query(
      `insert into messages (channel_id, id, seq, rev, author_id, text, created_at)
       select $1, gen_random_uuid(), n, n, $2, 'kept', now() from generate_series(1, $3::int) n`,
      values,
    );
    await server.db.pool.query("update channels set seq = $3, rev = $3 where id = $1 and created_by = $2", values);
    await server.db.pool.query(
      "insert into saved_messages (user_id, channel_id, message_id, saved_at) select $2, $1, id, now() from messages where channel_id = $1 and seq <= $3",
      values,
    );
    const more: Place[] = [];
    for (let n = 0; n < 3; n++) {
      const { id } = await person.call("messages.send", { channelId: channel.id, id: uuidv7(), text: `more ${n}` });
      more.push({ channelId: channel.id, messageId: id });
    }
    const count = async () => {
      const { rows } = await server.db.pool.query("select from saved_messages where user_id = $1", [person.user.id]);
      return rows.length;
    };
    return { person, count, more: more as [Place, Place, Place] };
  }

  /** Begins two calls that need the person's row while it is taken, and lets them go on when both wait. */
  async function heldBack<T>(person: Person, begin: () => T): Promise<T> {
    const holder = await server.db.pool.connect();
    try {
      await holder.query("begin");
      await holder.query("select from users where id = $1 for update", [person.user.id]);
      const begun = begin();
      const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await vi.waitFor(async () => expect((await server.db.pool.query(waiting)).rows).toHaveLength(2), { timeout: 10_000 });
      return begun;
    } finally {
      await holder.query("rollback");
      holder.release();
    }
  }

  test("has a limit, which two at once on two instances cannot pass together", async () => {
    const { person, count, more } = await nearlyFull("collector");
    const there = createClient({ url: twin.url, token: person.token }).call;
    const both = await heldBack(person, () => [codeOf(person.call("saved.add", more[0])), codeOf(there("saved.add", more[1]))]);
    const outcomes = await Promise.all(both);
    expect(outcomes.toSorted()).toEqual(["ok", "too_many"]);
    expect(await count()).toBe(limits.saved);
    // What is saved already needs no room, and one less is room for another.
    const [kept, refused] = outcomes[0] === "ok" ? [more[0], more[1]] : [more[1], more[0]];
    expect(await codeOf(person.call("saved.add", kept))).toBe("ok");
    expect(await codeOf(person.call("saved.add", refused))).toBe("too_many");
    await person.call("saved.remove", kept);
    expect(await codeOf(person.call("saved.add", refused))).toBe("ok");
  });

  test("is not taken by what is not shown any more: of deleted messages, and of channels that one left", async () => {
    const { person, count, more } = await nearlyFull("keeper");
    const channelId = await room();
    await ada.call("channels.addMember", { channelId, userId: person.user.id });
    await person.call("saved.add", await say(channelId));
    expect(await codeOf(person.call("saved.add", more[0]))).toBe("too_many");
    await person.call("channels.leave", { channelId });
    expect(await codeOf(person.call("saved.add", more[0]))).toBe("ok");
    expect(await codeOf(person.call("saved.add", more[1]))).toBe("too_many");
    await person.call("messages.delete", more[0]);
    expect(await codeOf(person.call("saved.add", more[1]))).toBe("ok");
    expect(await count()).toBe(limits.saved);
  });
});

test("[E1] of two devices that save and take back at once, the last event is what the list gives", async () => {
  const place = await say(await room());
  const socket = await signedInSocket(server.url, grace.token);
  for (let round = 0; round < 15; round++) {
    await Promise.all([grace.call("saved.add", place), grace.call("saved.remove", place), grace.call("saved.add", place)]);
    const told = (await eventsOf(socket)).at(-1) as { savedAt: string | null };
    const { saved } = await grace.call("saved.list", {});
    expect(saved.find(({ message }) => message.id === place.messageId)?.savedAt ?? null).toBe(told.savedAt);
    await grace.call("saved.remove", place);
  }
});
