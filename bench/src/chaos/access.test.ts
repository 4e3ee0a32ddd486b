import { expect, test } from "vitest";
import { readAccess } from "./access.ts";
import type { Delivery, MembershipCall } from "./history.ts";
import { delivery, faultless, membershipCall } from "./test/a-history.ts";

// Messages 1, 2 and 3 are written at the ticks 10, 20 and 30.

function leaks(one: Delivery, ...memberships: MembershipCall[]): boolean {
  return readAccess(faultless({ memberships })).leaked(one);
}

const leave = membershipCall("leave", 15);

test("a member gets everything, somebody who never was gets nothing", () => {
  expect(leaks(delivery(2))).toBe(false);
  expect(leaks(delivery(2, { userId: "mallory" }))).toBe(true);
});

test("what was written after the answer to leaving is a leak", () => {
  expect(leaks(delivery(2), leave)).toBe(true);
  expect(leaks(delivery(2, { connection: 2 }), leave)).toBe(true);
});

test("what was written before may be late on another connection, but not on the one that brought the answer", () => {
  expect(leaks(delivery(1, { at: 40, connection: 2 }), leave)).toBe(false);
  expect(leaks(delivery(1, { at: 40, connection: null }), leave)).toBe(false);
  expect(leaks(delivery(1, { at: 40 }), leave)).toBe(true);
  expect(leaks(delivery(1, { at: 14 }), leave)).toBe(false);
});

test("from asking to join again on, it is none", () => {
  const join = membershipCall("join", 18);
  expect(leaks(delivery(2), leave, join)).toBe(false);
  expect(leaks(delivery(2, { at: 17 }), leave, join)).toBe(true);
});

test("while no answer says that one is out, nothing is sure", () => {
  expect(leaks(delivery(2), { ...leave, answeredAt: null, outcome: "unknown" })).toBe(false);
});

test("a join without an answer, or one under way while leaving, may be carried out later", () => {
  const unknown = membershipCall("join", 5, { answeredAt: null, outcome: "unknown" });
  expect(leaks(delivery(2), unknown, leave)).toBe(false);
  expect(leaks(delivery(2), membershipCall("join", 14, { answeredAt: 19 }), leave)).toBe(false);
  expect(leaks(delivery(2), membershipCall("join", 5), leave)).toBe(true);
});

test("a refused leave says that one was out already", () => {
  expect(leaks(delivery(2), { ...leave, answeredAt: null, outcome: "unknown" }, membershipCall("leave", 17))).toBe(true);
});

test("an answer is a leak when it was asked for after the answer to leaving", () => {
  const answer = { what: "messages.changes", connection: 1 };
  expect(leaks(delivery(1, { ...answer, askedAt: 17, at: 19 }), leave)).toBe(true);
  expect(leaks(delivery(1, { ...answer, askedAt: 12, at: 19 }), leave)).toBe(false);
  expect(leaks(delivery(1, { ...answer, askedAt: 17, at: 22 }), leave, membershipCall("join", 20))).toBe(false);
});

test("another person's leaving says nothing about oneself", () => {
  expect(leaks(delivery(2), { ...leave, userId: "ada" })).toBe(false);
});

test("whoever was asked in may have been inside from then on", () => {
  const { everInside } = readAccess(
    faultless({ memberships: [membershipCall("join", 12, { userId: "linus", answeredAt: null, outcome: "unknown" })] }),
  );
  expect([everInside("grace", "room", 0), everInside("linus", "room", 11), everInside("linus", "room", 12)]).toEqual([true, false, true]);
});
