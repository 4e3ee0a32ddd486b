import { setImmediate as nextTurn } from "node:timers/promises";
import type { Event, Presence as HowTheyAre } from "@chatflow/protocol";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createMetrics } from "../platform/metrics.ts";
import type { Connection } from "./attendance.ts";
import { Hub, type Receiver } from "./hub.ts";
import { Presence, type Standing } from "./presence.ts";
import { payloadsOf } from "./text-frames.ts";

/** The moment at which each test begins; later ones are seconds after it. */
const start = Date.parse("2026-05-04T10:00:00.000Z");
const moment = (seconds: number) => new Date(start + seconds * 1000);
const at = (seconds: number) => vi.setSystemTime(moment(seconds));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  at(0);
});
afterEach(() => void vi.useRealTimers());

/** A connection that keeps what it is told. */
class Ear implements Connection {
  static #last = 0;
  readonly topics: Receiver["topics"] = new Set();
  readonly connectionId = `connection-${++Ear.#last}`;
  readonly userId: string;
  readonly #heard: HowTheyAre[] = [];

  constructor(userId: string) {
    this.userId = userId;
  }

  queue(bytes: Buffer): void {
    for (const payload of payloadsOf(bytes)) {
      const { event } = JSON.parse(String(payload)) as { event: Event };
      if (event.type === "presence.updated") this.#heard.push(event.presence);
    }
  }

  flush(): void {}

  /** What it was told since the last look, when everything that is under way has settled. */
  async news(): Promise<string[]> {
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    return this.#heard
      .splice(0)
      .map(({ userId, state, lastSeenAt }) => [userId, state, lastSeenAt?.slice(14, 19)].filter(Boolean).join(" "));
  }
}

/** Ada, Ben and Cleo, as the database has them; `broken` while it is away. */
function setUp() {
  const rows = new Map<string, Standing>();
  for (const userId of ["ada", "ben", "cleo"]) {
    rows.set(userId, { userId, availability: "auto", statusEmoji: "", statusText: "", lastSeenAt: null });
  }
  const database = { broken: false, reads: 0, writes: 0 };
  const whole = () => {
    if (database.broken) throw new Error("the database is away");
  };
  const presence = new Presence({
    hub: new Hub(createMetrics()),
    log: pino({ level: "silent" }),
    store: {
      async read(userIds) {
        whole();
        database.reads += 1;
        const found = userIds.flatMap((userId) => rows.get(userId) ?? []).map((row) => ({ ...row }));
        await nextTurn();
        return found;
      },
      async seen(moments) {
        whole();
        database.writes += 1;
        await nextTurn();
        for (const [userId, lastSeenAt] of moments) Object.assign(rows.get(userId) ?? {}, { lastSeenAt });
      },
    },
  });
  const connect = (userId: string) => {
    const ear = new Ear(userId);
    presence.came(ear);
    return ear;
  };
  const watch = (ear: Ear, ...userIds: string[]) => presence.watch(ear.userId, ear.connectionId, userIds);
  const say = (userId: string, change: Partial<Standing>) => {
    Object.assign(rows.get(userId) ?? {}, change);
    presence.standingChanged(userId);
  };
  const tickAt = async (seconds: number) => {
    at(seconds);
    presence.tick(Date.now());
    for (let turn = 0; turn < 5; turn++) await nextTurn();
  };
  return { presence, rows, database, connect, watch, say, tickAt };
}

describe("[P2] somebody is", () => {
  test("online with a connection at which somebody is, away without one", async () => {
    const { presence, connect, watch } = setUp();
    const watcher = connect("ada");
    expect(await watch(watcher, "ben")).toEqual([{ userId: "ben", state: "offline", lastSeenAt: null, statusEmoji: "", statusText: "" }]);
    const [phone, laptop] = [connect("ben"), connect("ben")];
    expect(await watcher.news()).toEqual(["ben online"]);
    presence.report("ben", phone.connectionId, false);
    expect(await watcher.news()).toEqual([]);
    presence.report("ben", laptop.connectionId, false);
    expect(await watcher.news()).toEqual(["ben away"]);
    presence.report("ben", laptop.connectionId, true);
    expect(await watcher.news()).toEqual(["ben online"]);
    presence.left(laptop);
    expect(await watcher.news()).toEqual(["ben away"]);
    connect("ben");
    expect(await watcher.news()).toEqual(["ben online"]);
  });

  test("what they say, on every connection, and offline all the same without one", async () => {
    const { presence, connect, watch, say, tickAt } = setUp();
    const watcher = connect("ada");
    await watch(watcher, "ben");
    say("ben", { availability: "dnd" });
    expect(await watcher.news()).toEqual([]);
    const ben = connect("ben");
    expect(await watcher.news()).toEqual(["ben dnd"]);
    presence.report("ben", ben.connectionId, false);
    expect(await watcher.news()).toEqual([]);
    say("ben", { availability: "away" });
    expect(await watcher.news()).toEqual(["ben away"]);
    presence.report("ben", ben.connectionId, true);
    expect(await watcher.news()).toEqual([]);
    presence.left(ben);
    await tickAt(11);
    expect(await watcher.news()).toEqual(["ben offline 00:00"]);
  });

  test("offline some seconds after the last connection, since the moment when it ended", async () => {
    const { presence, connect, watch, tickAt, rows, database } = setUp();
    const watcher = connect("ada");
    await watch(watcher, "ben");
    const [one, other] = [connect("ben"), connect("ben")];
    await tickAt(1);
    const { writes } = database;
    await watcher.news();
    presence.left(one);
    at(60);
    presence.left(other);
    await tickAt(69);
    expect(await watcher.news()).toEqual([]);
    expect(database.writes).toBe(writes);
    await tickAt(70);
    expect(await watcher.news()).toEqual(["ben offline 01:00"]);
    expect(rows.get("ben")?.lastSeenAt).toEqual(moment(60));
    expect(await watch(watcher, "ben")).toMatchObject([{ state: "offline", lastSeenAt: moment(60).toISOString() }]);
  });

  test("still there while they load a page anew, and as idle as before", async () => {
    const { presence, rows, connect, watch, tickAt } = setUp();
    const watcher = connect("ada");
    const before = connect("ben");
    await watch(watcher, "ben");
    await tickAt(1);
    presence.left(before);
    await tickAt(9);
    const after = connect("ben");
    await tickAt(30);
    expect(await watcher.news()).toEqual([]);
    expect(rows.get("ben")?.lastSeenAt).toEqual(moment(0));
    presence.report("ben", after.connectionId, false);
    presence.left(after);
    expect(await watcher.news()).toEqual(["ben away"]);
    await tickAt(39);
    expect(await watch(watcher, "ben")).toMatchObject([{ state: "away", lastSeenAt: null }]);
  });

  test("offline once, however often a connection is said to have ended, or to end before it began", async () => {
    const { presence, connect, watch, tickAt } = setUp();
    const watcher = connect("ada");
    await watch(watcher, "ben", "cleo");
    const ben = connect("ben");
    await watcher.news();
    for (let time = 0; time < 3; time++) presence.left(ben);
    presence.left(new Ear("cleo"));
    await tickAt(20);
    await tickAt(40);
    expect(await watcher.news()).toEqual(["ben offline 00:00"]);
  });
});

describe("[P1] a connection hears", () => {
  test("of those whom it watches, and of nobody any more whom it watched before", async () => {
    const { connect, watch } = setUp();
    const [ada, deaf] = [connect("ada"), connect("ada")];
    await watch(ada, "ben");
    connect("ben");
    connect("cleo");
    expect(await ada.news()).toEqual(["ben online"]);
    await watch(ada, "cleo", "cleo");
    connect("ben");
    expect(await watch(ada, "ada", "cleo", "nobody")).toMatchObject([{ userId: "ada" }, { userId: "cleo", state: "online" }]);
    await watch(ada);
    connect("cleo");
    expect([await ada.news(), await deaf.news()]).toEqual([[], []]);
  });

  test("nothing once it has ended, and of nobody through a connection of somebody else", async () => {
    const { presence, connect, watch, tickAt } = setUp();
    const [ada, ben] = [connect("ada"), connect("ben")];
    await watch(ada, "ben");
    presence.left(ada);
    presence.left(ben);
    await tickAt(20);
    expect(await ada.news()).toEqual([]);
    const cleo = connect("cleo");
    const notTheirs = { code: "not_found" };
    expect(() => presence.watch("ada", cleo.connectionId, ["ben"])).toThrow(expect.objectContaining(notTheirs));
    expect(() => presence.report("ada", cleo.connectionId, false)).toThrow(expect.objectContaining(notTheirs));
    expect(() => watch(ada, "ben")).toThrow(expect.objectContaining(notTheirs));
  });

  test("a status when it is set, and what is newest last, though much changes while it is read", async () => {
    const { presence, connect, watch, say, database } = setUp();
    const watcher = connect("ada");
    const ben = connect("ben");
    await watch(watcher, "ben");
    const { reads } = database;
    for (let time = 0; time < 50; time++) {
      say("ben", { statusText: `at work ${time}` });
      presence.report("ben", ben.connectionId, time % 2 === 0);
    }
    await watcher.news();
    expect(database.reads - reads).toBeLessThanOrEqual(2);
    expect(await watch(watcher, "ben")).toMatchObject([{ state: "away", statusText: "at work 49" }]);
    expect(await watcher.news()).toEqual([]);
    say("ben", { statusText: "at work 49" });
    expect(await watcher.news()).toEqual([]);
  });

  test("what many ask at once from few queries", async () => {
    const { connect, watch, database } = setUp();
    const ears = Array.from({ length: 120 }, () => connect("ada"));
    const answers = await Promise.all(ears.map((ear) => watch(ear, "ben", "cleo")));
    expect(answers.every((answer) => answer.length === 2)).toBe(true);
    expect(database.reads).toBeLessThanOrEqual(5);
  });
});

describe("while the database is away", () => {
  test("watching is refused, and what changed is told when it is back", async () => {
    const { connect, watch, tickAt, database } = setUp();
    const watcher = connect("ada");
    await watch(watcher, "ben");
    database.broken = true;
    connect("ben");
    await expect(watch(connect("cleo"), "ben")).rejects.toThrow("the database is away");
    await tickAt(1);
    expect(await watcher.news()).toEqual([]);
    database.broken = false;
    await tickAt(2);
    expect(await watcher.news()).toEqual(["ben online"]);
  });

  test("nobody goes offline, since nobody could read since when", async () => {
    const { presence, connect, watch, tickAt, database, rows } = setUp();
    const watcher = connect("ada");
    const ben = connect("ben");
    await watch(watcher, "ben");
    presence.left(ben);
    database.broken = true;
    await tickAt(20);
    expect(await watcher.news()).toEqual([]);
    database.broken = false;
    await tickAt(21);
    expect(await watcher.news()).toEqual(["ben offline 00:00"]);
    expect(rows.get("ben")?.lastSeenAt).toEqual(moment(0));
  });
});

test("when people were there is written once for all: as they come, for a server that is killed, and at its end", async () => {
  const { presence, connect, tickAt, database, rows } = setUp();
  for (const userId of ["ada", "ben", "cleo"]) connect(userId);
  await tickAt(1);
  expect(database.writes).toBe(1);
  expect([...rows.values()].map(({ lastSeenAt }) => lastSeenAt)).toEqual([moment(0), moment(0), moment(0)]);
  connect("ada"); // one more of hers says nothing new
  await tickAt(2);
  expect(database.writes).toBe(1);
  const late = connect("ben");
  at(100);
  presence.left(late);
  await presence.stop();
  expect(database.writes).toBe(2);
  expect([...rows.values()].map(({ lastSeenAt }) => lastSeenAt)).toEqual([moment(100), moment(100), moment(100)]);
});
