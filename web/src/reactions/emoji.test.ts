import { commands } from "@chatflow/protocol/commands";
import { expect, it } from "vitest";
import { allEmoji, findEmoji } from "./emoji.ts";
import { quickEmoji } from "./quick-emoji.ts";

const place = { channelId: "00000000-0000-4000-8000-000000000000", messageId: "00000000-0000-4000-8000-000000000001" };

it("offers only what the server takes, each once", () => {
  for (const { emoji } of allEmoji) {
    expect(commands["messages.react"].input.safeParse({ ...place, emoji }).success, emoji).toBe(true);
  }
  expect(new Set(allEmoji.map(({ emoji }) => emoji)).size).toBe(allEmoji.length);
  expect(new Set(allEmoji.map(({ name }) => name)).size).toBe(allEmoji.length);
  for (const quick of quickEmoji) expect(allEmoji).toContainEqual(expect.objectContaining(quick));
});

it.each([
  ["rock", ["🚀"]],
  ["THUMBS d", ["👎"]],
  [":coffee:", ["☕"]],
  ["☕", ["☕"]],
  ["zzz", []],
])("finds by %j", (typed, found) => {
  expect(findEmoji(typed).map(({ emoji }) => emoji)).toEqual(found);
});

it("shows everything before anything is typed", () => {
  expect(findEmoji("  ")).toEqual(allEmoji);
});
