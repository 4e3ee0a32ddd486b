import type { ChannelEntry, Message } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { directEntry, meWith, namedEntry } from "../channels/test-entries.ts";
import { mayChangeMessages, mayDeleteMessage, mayEditMessage, mayPinIn } from "./policy.ts";

const at = "2026-11-20T22:04:05.123Z";
const user = meWith("user");
const archived = namedEntry("c", { archivedAt: at }, "owner");
function by(authorId: string, deletedAt: string | null = null): Message {
  const state = { editedAt: null, deletedAt, pinnedAt: null, reactions: [] };
  return { id: "m", channelId: "c", seq: 1, rev: 1, authorId, text: "text", createdAt: at, ...state };
}
const own = by(user.id);

it("offers changes to whoever is in a channel that is in use", () => {
  const offered = (entry: ChannelEntry | undefined) => mayChangeMessages(entry);
  expect([namedEntry("c"), directEntry("d")].map(offered)).toEqual([true, true]);
  expect([archived, namedEntry("c", {}, null), undefined].map(offered)).toEqual([false, false, false]);
});

it("offers editing to the author only, and not of what was deleted or archived", () => {
  expect(mayEditMessage(own, user, namedEntry("c"))).toBe(true);
  expect(mayEditMessage(by("bo"), meWith("admin"), namedEntry("c"))).toBe(false);
  expect(mayEditMessage(by(user.id, at), user, namedEntry("c"))).toBe(false);
  expect(mayEditMessage(own, user, archived)).toBe(false);
});

it("offers deleting to the author, and to who moderates the channel or the workspace", () => {
  expect(mayDeleteMessage(own, user, namedEntry("c"))).toBe(true);
  expect(mayDeleteMessage(by("bo"), user, namedEntry("c"))).toBe(false);
  expect(mayDeleteMessage(by("bo"), user, namedEntry("c", {}, "moderator"))).toBe(true);
  expect(mayDeleteMessage(by("bo"), meWith("moderator"), namedEntry("c"))).toBe(true);
  expect(mayDeleteMessage(by("bo", at), meWith("admin"), namedEntry("c", {}, "owner"))).toBe(false);
  expect(mayDeleteMessage(own, user, archived)).toBe(false);
});

it("offers pinning to whom the channel allows it", () => {
  expect([mayPinIn(namedEntry("c"), user), mayPinIn(directEntry("d"), user)]).toEqual([true, true]);
  const restricted = { mayPin: "moderator" } as const;
  expect(mayPinIn(namedEntry("c", restricted), user)).toBe(false);
  expect(mayPinIn(namedEntry("c", restricted, "moderator"), user)).toBe(true);
  expect(mayPinIn(namedEntry("c", restricted), meWith("admin"))).toBe(true);
  expect(mayPinIn(archived, meWith("admin"))).toBe(false);
});
