import { expect, test } from "vitest";
import type { FindingKind } from "./history.ts";
import { runSchedule } from "./run-schedule.ts";
import {
  acknowledgesAlone,
  doublesEvents,
  forgetsToUnsubscribe,
  forwardsTo,
  losesEdits,
  type PlantedBug,
  retriesUnderAnotherId,
  swapsEvents,
} from "./test/liars.ts";

/** A short load without any fault: what is found comes from the planted bug. */
const calm = { seed: 7, loadMs: 2000, faults: [] };
const people = 5;

/** The bug that was planted, and what the checker found, as kinds with the ids that they are about. */
async function runWith(make: (...given: Parameters<typeof forwardsTo>) => PlantedBug) {
  let bug: PlantedBug | undefined;
  await using cleanup = new AsyncDisposableStack();
  const { findings, troubles } = await runSchedule(calm, {
    cleanup,
    people,
    liar(rooms, [, outsider]) {
      const room = rooms.find(({ type, members }) => type === "private" && !members.has(outsider?.id ?? ""));
      if (!room || !outsider) throw new Error("nobody is outside of the private rooms");
      bug = make(outsider.id, room);
      return bug;
    },
  });
  expect(troubles).toEqual([]);
  const planted = [...new Set(bug?.planted)];
  expect(planted.length, "the bug hit something").toBeGreaterThan(0);
  const subjects = (kind: FindingKind) => [...new Set(findings.filter((one) => one.kind === kind).map(({ subject }) => subject))];
  return { planted, subjects };
}

test("a message that is acknowledged and not stored is found", { timeout: 120_000 }, async () => {
  const { planted, subjects } = await runWith(acknowledgesAlone);
  expect(subjects("lost")).toEqual(expect.arrayContaining(planted));
});

test("an edit that is acknowledged and not stored is found", { timeout: 120_000 }, async () => {
  const { planted, subjects } = await runWith(losesEdits);
  // What was edited or deleted again later is as it should be.
  expect(subjects("lost").length).toBeGreaterThan(planted.length / 2);
  expect(planted).toEqual(expect.arrayContaining(subjects("lost")));
});

test("a message that is stored twice, under two ids, is found", { timeout: 120_000 }, async () => {
  const { planted, subjects } = await runWith(retriesUnderAnotherId);
  // Where somebody has just left the room, both are refused.
  expect(subjects("doubled").length).toBeGreaterThan(planted.length / 2);
  expect(planted).toEqual(expect.arrayContaining(subjects("doubled")));
});

test("an event that is told again under another id is found", { timeout: 120_000 }, async () => {
  const { planted, subjects } = await runWith(doublesEvents);
  expect(subjects("lost"), "told, but not stored").toEqual(expect.arrayContaining(planted));
  expect(
    subjects("doubled").filter((id) => planted.includes(id)),
    "shown twice",
  ).not.toEqual([]);
});

test("two events that change places are found", { timeout: 120_000 }, async () => {
  const { planted, subjects } = await runWith(swapsEvents);
  // Those who join in this moment are told a head that has the late one.
  expect(subjects("reordered").length).toBeGreaterThan(planted.length / 2);
  expect(planted).toEqual(expect.arrayContaining(subjects("reordered")));
});

test("what is said in a private room and reaches an outsider is found, by its channel and by its canary", {
  timeout: 120_000,
}, async () => {
  let channelId = "";
  const { planted, subjects } = await runWith((outsider, room) => {
    channelId = room.id;
    return forwardsTo(outsider, room);
  });
  expect(subjects("leaked")).toEqual(expect.arrayContaining([...planted, channelId]));
});

test("what reaches somebody after leaving is found", { timeout: 120_000 }, async () => {
  const { planted, subjects } = await runWith(forgetsToUnsubscribe);
  expect(subjects("leaked")).not.toEqual([]);
  expect(planted).toEqual(expect.arrayContaining(subjects("leaked")));
});
