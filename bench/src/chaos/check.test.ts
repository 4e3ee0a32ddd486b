import { expect, test } from "vitest";
import { check } from "./check.ts";
import type { History } from "./history.ts";
import { delivery, faultless, message, room } from "./test/a-history.ts";

function found(changes: Partial<History>): string[] {
  return check(faultless(changes)).map(({ kind, subject }) => `${kind} ${subject}`);
}

const [one, two, three] = [message(1), message(2), message(3)];

test("nothing is found where nothing is wrong", () => {
  expect(check(faultless())).toEqual([]);
});

test("a message that nobody acknowledged may be stored or not", () => {
  const { acknowledgements } = faultless();
  expect(found({ acknowledgements: acknowledgements.slice(0, 2) })).toEqual([]);
  const attempt = { id: "m4", channelId: room.id, authorId: "ada", text: "canary-1 no. 4", at: 40 };
  expect(found({ attempts: [...faultless().attempts, attempt] })).toEqual([]);
});

test("an acknowledged message that is not stored is lost", () => {
  const acknowledgement = { userId: "ada", message: message(4), at: 41 };
  expect(found({ acknowledgements: [...faultless().acknowledgements, acknowledgement] })).toEqual(["lost m4"]);
});

test("an acknowledged message that is stored with another text, author or channel is lost", () => {
  for (const changed of [{ text: "something else" }, { authorId: "grace" }]) {
    expect(found({ stored: [one, message(2, changed), three], deliveries: [], views: [] })).toEqual(["lost m2"]);
  }
});

test("an acknowledgement with another seq than the stored one is out of order", () => {
  const { acknowledgements } = faultless();
  const wrong = acknowledgements.map((each) => (each.message.id === "m2" ? { ...each, message: message(2, { seq: 5 }) } : each));
  expect(found({ acknowledgements: wrong })).toEqual(["reordered m2"]);
});

test("an id that is stored twice, and a text that is stored under two ids, are doubled", () => {
  const heads = [{ channelId: room.id, seq: 4, rev: 4 }];
  const elsewhere = { ...message(1, { id: "m1", text: "something else" }), channelId: "other" };
  expect(found({ stored: [one, two, three, elsewhere], deliveries: [], views: [], acknowledgements: [] })).toContain("doubled m1");
  expect(found({ stored: [one, two, three, message(4, { text: one.text })], heads })).toEqual(["doubled m4"]);
});

test("a gap in seq is out of order, and a channel whose counters are not its messages' diverges", () => {
  expect(found({ stored: [one, three], deliveries: [], views: [], acknowledgements: [] })).toEqual(["reordered m3"]);
  expect(found({ heads: [{ channelId: room.id, seq: 4, rev: 4 }] })).toEqual(["diverged room"]);
  expect(found({ heads: [{ channelId: room.id, seq: 3, rev: 4 }] })).toEqual(["diverged room"]);
});

test("messages of one author that are stored in another order than they were written are out of order", () => {
  const attempts = faultless().attempts.map((attempt) => (attempt.id === "m1" ? { ...attempt, id: "m9" } : attempt));
  const first = message(1, { id: "m9" });
  const changes = { attempts, stored: [first, two, three], deliveries: [], views: [], acknowledgements: [] };
  expect(found(changes)).toEqual(["reordered m9"]);
});

test("an event for what is not stored is lost; for what is stored under another seq, out of order; with another text, diverged", () => {
  const { deliveries } = faultless();
  expect(found({ deliveries: [...deliveries, delivery(4)] })).toEqual(["lost m4"]);
  const elsewhere = delivery(3, { message: message(3, { seq: 7, rev: 7 }) });
  expect(found({ deliveries: [delivery(1), delivery(2), elsewhere] })).toEqual(["reordered m3"]);
  const reworded = delivery(3, { message: message(3, { text: "hm" }) });
  expect(found({ deliveries: [delivery(1), delivery(2), reworded] })).toEqual(["diverged m3"]);
});

test("events in another order on one connection are out of order; on two connections, and again, they are not", () => {
  expect(found({ deliveries: [delivery(2), delivery(1), delivery(3)] })).toEqual(["reordered m1"]);
  expect(found({ deliveries: [delivery(2), delivery(1, { connection: 2 }), delivery(3)] })).toEqual([]);
  expect(found({ deliveries: [delivery(1), delivery(2), delivery(1), delivery(3)] })).toEqual([]);
});

test("a late event is allowed where the client was told before that the channel has got that far", () => {
  const deliveries = [delivery(2), delivery(3), delivery(1, { at: 40 })];
  const told = { userId: "grace", channelId: room.id, rev: 1, at: 39 };
  expect(found({ deliveries, told: [told] })).toEqual([]);
  for (const other of [{ at: 41 }, { rev: 0 }, { userId: "ada" }]) {
    expect(found({ deliveries, told: [{ ...told, ...other }] })).toEqual(["reordered m1"]);
  }
});

test("what a client shows must be what a fresh read gives, once, in order", () => {
  const fresh = [one, two, three];
  const view = (shown: History["views"][number]["shown"]) =>
    found({ views: [{ userId: "grace", channelId: room.id, threadId: null, shown, fresh }] });
  expect(view([one, two, three])).toEqual([]);
  expect(view([one, three])).toEqual(["lost m2"]);
  expect(view([one, three, two])).toEqual(["reordered m2"]);
  expect(view([one, two, two, three])).toEqual(["doubled m2", "reordered m2"]);
  expect(view([one, two, three, message(4)])).toEqual(["diverged m4"]);
  expect(view([one, message(2, { rev: 1 }), three])).toEqual(["diverged m2"]);
});

test("a channel that a client lacks, or has too many, diverges", () => {
  expect(found({ channels: [{ userId: "grace", shown: [], fresh: [room.id] }] })).toEqual(["diverged room"]);
  expect(found({ channels: [{ userId: "grace", shown: [room.id, "other"], fresh: [room.id] }] })).toEqual(["diverged other"]);
});

test("a canary that reaches somebody who was never inside is a leak", () => {
  const sighting = { userId: "mallory", channelId: room.id, where: "a frame", at: 25 };
  expect(found({ sightings: [sighting] })).toEqual(["leaked room"]);
  expect(found({ sightings: [{ ...sighting, userId: "grace" }] })).toEqual([]);
});
