import type { Channel, User } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { forwardTargets } from "./forward-targets.ts";

const createdAt = "2026-11-20T22:04:05.123Z";
const named = (name: string): { channel: Channel; title: string } => ({
  channel: {
    id: name,
    createdAt,
    memberCount: 2,
    type: "public",
    name,
    topic: "",
    createdBy: "me",
    mayMentionEveryone: "member",
    description: "",
    mayPost: "member",
    mayInvite: "member",
    mayPin: "member",
    archivedAt: null,
    isDefault: false,
  },
  title: name,
});
const direct = (title: string | null, ...userIds: string[]): { channel: Channel; title: string | null } => ({
  channel: { id: userIds.join("+"), createdAt, memberCount: userIds.length, type: "direct", userIds },
  title,
});
const bo: User = { id: "bo", username: "bo", name: "Bo", title: "", timeZone: "", role: "user", createdAt };
const titles = (query: string, ...rest: Parameters<typeof forwardTargets> extends [string, ...infer R] ? R : never) =>
  forwardTargets(query, ...rest).map(({ title }) => title);

it("offers conversations before people, those that begin with what was typed first", () => {
  const conversations = [named("backend"), named("end-of-week"), named("random")];
  expect(titles("", conversations, [bo])).toEqual(["backend", "end-of-week", "random", "Bo"]);
  expect(titles("#END", conversations, [])).toEqual(["end-of-week", "backend"]);
});

it("finds a conversation with one person by that person only, groups and notes by their title", () => {
  const conversations = [
    direct("Bo", "me", "bo"),
    direct("Bo, Cy", "me", "bo", "cy"),
    direct("Notes to yourself", "me"),
    direct(null, "me", "x", "y"),
  ];
  expect(titles("", conversations, [bo])).toEqual(["Bo, Cy", "Notes to yourself", "Bo"]);
});
