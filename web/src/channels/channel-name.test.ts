import { commands } from "@chatflow/protocol/commands";
import { expect, it } from "vitest";
import { normaliseChannelName } from "./channel-name.ts";

it.each([
  ["General Talk!", "general-talk"],
  ["  leading", "leading"],
  ["in progress ", "in-progress-"],
  ["Füße & Hände", "füße--hände"],
  ["日本語", "日本語"],
  ["a/b#c@d", "abcd"],
  ["x".repeat(200), "x".repeat(80)],
])("%j becomes %j", (typed, name) => {
  expect(normaliseChannelName(typed)).toBe(name);
});

it("gives names that the server takes as they are", () => {
  for (const typed of ["General Talk!", "Füße & Hände", "日本語", "ÅNGSTRÖM v2.0", "a_b-c.d"]) {
    const name = normaliseChannelName(typed);
    expect(commands["channels.create"].input.parse({ type: "public", name })).toMatchObject({ name });
  }
});
