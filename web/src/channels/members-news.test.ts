import type { Member } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { membersAfter } from "./members-news.ts";

const member = (userId: string, role: Member["role"] = "member"): Member => ({ userId, role, joinedAt: "2026-11-20T22:04:05.123Z" });
const ids = (members: Member[]) => members.map(({ userId, role }) => `${userId} ${role}`);

it("follows who left, who has another role, and at the end who joined", () => {
  const read = [member("a"), member("b"), member("c")];
  const news = new Map([
    ["a", null],
    ["b", member("b", "owner")],
    ["d", member("d")],
  ]);
  expect(ids(membersAfter(read, news, true))).toEqual(["b owner", "c member", "d member"]);
  expect(ids(membersAfter(read, news, false))).toEqual(["b owner", "c member"]);
});

it("has nobody twice who was read after they joined", () => {
  expect(ids(membersAfter([member("a")], new Map([["a", member("a")]]), true))).toEqual(["a member"]);
});
