import { commands } from "@chatflow/protocol/commands";
import { beforeAll, describe, expect, it } from "vitest";
import type { EmojiCatalog } from "./emoji-catalog.ts";
import { emojiOf, emojiOfNow, searchEmoji } from "./emoji-search.ts";
import { findEmoji } from "./find-emoji.ts";
import { loadEmoji } from "./load-emoji.ts";
import { skinTone, skinTones, toned } from "./skin-tone.ts";

const place = { channelId: "00000000-0000-4000-8000-000000000000", messageId: "00000000-0000-4000-8000-000000000001" };
const allowed = (emoji: string) => commands["messages.react"].input.safeParse({ ...place, emoji }).success;

let catalog: EmojiCatalog;
beforeAll(async () => {
  catalog = await loadEmoji();
});

it("offers only what the server takes, each once, in every skin tone", () => {
  const refused = catalog.all.flatMap(({ emoji }) => skinTones.map((tone) => toned(emoji, tone))).filter((emoji) => !allowed(emoji));
  expect(refused).toEqual([]);
  expect(catalog.all.length).toBeGreaterThan(1800);
  expect(new Set(catalog.all.map(({ emoji }) => emoji)).size).toBe(catalog.all.length);
});

describe("what is found first", () => {
  it.each([
    ["tada", "🎉"],
    [":+1:", "👍"],
    ["heart", "❤️"],
    ["hear", "❤️"],
    ["smi", "😄"],
    ["THUMBS D", "👎"],
    ["coffee", "☕"],
    ["☕", "☕"],
    ["pinata", "🪅"],
    ["flag-fr", "🇫🇷"],
  ])("by %j", (typed, found) => {
    expect(findEmoji(catalog.all, typed)[0]?.emoji).toBe(found);
  });

  it("is everything before anything is typed, and nothing where nothing fits", () => {
    expect(findEmoji(catalog.all, " : ")).toBe(catalog.all);
    expect(findEmoji(catalog.all, "zzzzq")).toEqual([]);
  });
});

describe("skin tones", () => {
  it.each([
    ["👋", 3, "👋🏽"],
    ["✌️", 5, "✌🏿"],
    ["👩‍💻", 1, "👩🏻‍💻"],
    ["👩‍❤️‍👨", 2, "👩🏼‍❤️‍👨🏼"],
    ["🎉", 4, "🎉"],
    ["👋", 0, "👋"],
  ] as const)("%s in %d is %s", (emoji, tone, expected) => {
    expect(toned(emoji, tone)).toBe(expected);
  });
});

it("a shortcode and a search give the chosen tone", async () => {
  skinTone.set(2);
  expect(await emojiOf("+1")).toBe("👍🏼");
  expect(emojiOfNow("WAVE")).toBe("👋🏼");
  expect(await searchEmoji("wav", 1)).toEqual([{ emoji: "👋🏼", name: "wave" }]);
  expect(await emojiOf("no_such_emoji")).toBeUndefined();
  skinTone.set(0);
});
