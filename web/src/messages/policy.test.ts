import { type ChannelRole, defaultPreferences, type Me, type Member, type Message, type Role } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { mayDeleteMessage, mayEditMessage } from "./policy.ts";

const createdAt = "2026-11-20T22:04:05.123Z";
const me = (role: Role): Me => ({
  id: "me",
  username: "me",
  name: "Me",
  title: "",
  timeZone: "",
  role,
  createdAt,
  email: "me@example.org",
  availability: "auto",
  receipts: true,
  preferences: defaultPreferences,
});
const member = (role: ChannelRole): Member => ({ userId: "me", role, joinedAt: createdAt });
function by(authorId: string, deletedAt: string | null = null): Message {
  const state = { editedAt: null, deletedAt, pinnedAt: null, reactions: [] };
  return { id: "m", channelId: "c", seq: 1, rev: 1, authorId, text: "text", createdAt, ...state };
}

it("offers editing to the author only, and not of what was deleted", () => {
  expect(mayEditMessage(by("me"), me("user"))).toBe(true);
  expect(mayEditMessage(by("bo"), me("admin"))).toBe(false);
  expect(mayEditMessage(by("me", createdAt), me("user"))).toBe(false);
});

it("offers deleting to the author, and to who moderates the channel or the workspace", () => {
  expect(mayDeleteMessage(by("me"), me("user"), member("member"))).toBe(true);
  expect(mayDeleteMessage(by("bo"), me("user"), member("member"))).toBe(false);
  expect(mayDeleteMessage(by("bo"), me("user"), member("moderator"))).toBe(true);
  expect(mayDeleteMessage(by("bo"), me("moderator"), member("member"))).toBe(true);
  expect(mayDeleteMessage(by("bo", createdAt), me("admin"), member("owner"))).toBe(false);
});
