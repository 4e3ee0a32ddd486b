import type { Channel, User } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { directTitle, othersIn } from "./title.ts";

const user = (name: string): User => ({
  id: name,
  username: name,
  name,
  title: "",
  timeZone: "",
  role: "user",
  createdAt: "2026-11-20T22:04:05.123Z",
});

it("calls a direct conversation by the others in it", () => {
  expect(directTitle([user("Bo Okonkwo")])).toBe("Bo Okonkwo");
  expect(directTitle([user("Bo Okonkwo"), user("Chiara Rossi")])).toBe("Bo, Chiara");
  expect(directTitle([])).toBe("Notes to yourself");
});

it("has no title before everyone in it is known", () => {
  expect(directTitle([user("Bo"), undefined])).toBeNull();
});

it("leaves oneself out", () => {
  const base = { id: "c", createdAt: "2026-11-20T22:04:05.123Z", memberCount: 2 };
  const direct: Channel = { ...base, type: "direct", userIds: ["me", "bo"] };
  const named: Channel = {
    ...base,
    type: "public",
    name: "a",
    topic: "",
    createdBy: "me",
    mayMentionEveryone: "member",
    description: "",
    mayPost: "member",
    mayInvite: "member",
    mayPin: "member",
    archivedAt: null,
    isDefault: false,
  };
  expect(othersIn(direct, "me")).toEqual(["bo"]);
  expect(othersIn(named, "me")).toEqual([]);
});
