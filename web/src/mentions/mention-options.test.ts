import type { User } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { mentionOptions } from "./mention-options.ts";

const user = (username: string, name: string): User => ({
  id: username,
  username,
  name,
  title: "",
  timeZone: "",
  role: "user",
  createdAt: "2026-11-20T22:04:05.123Z",
});
const [ada, lucia, bo, adele] = [
  user("ada", "Ada Lovelace"),
  user("lu", "Lucía Álvarez"),
  user("bo", "Bo"),
  user("adele", "Adele"),
] as const;
const known = { members: [ada, lucia, bo], found: [ada, adele], complete: true, recent: ["bo"], everyone: "yes" } as const;
const names = (query: string, change: Partial<typeof known> | { everyone: "no" | "refused" } = {}) =>
  mentionOptions(query, { ...known, ...change }).map(({ name }) => name);

it("offers the people of the channel, who wrote last first, then others, then everyone", () => {
  expect(names("")).toEqual(["bo", "ada", "lu", "adele", "channel", "here"]);
  expect(names("ad")).toEqual(["ada", "adele"]);
});

it("finds by username and by each word of the name, without regard to accents and capitals", () => {
  expect([names("LOVE"), names("alv"), names("lucia"), names("lu")]).toEqual([["ada"], ["lu"], ["lu"], ["lu"]]);
  expect(names("nobody")).toEqual([]);
});

it("says who is not in the conversation, where all who are in it are known", () => {
  const noteOf = (complete: boolean) =>
    mentionOptions("adele", { ...known, complete }).map((option) => (option.kind === "user" ? option.outside : ""));
  expect(noteOf(true)).toEqual([true]);
  expect(noteOf(false)).toEqual([false]);
});

it("offers everyone only where that means something, and says where it is refused", () => {
  expect(names("h", { everyone: "no" })).toEqual([]);
  expect(names("c")).toEqual(["channel"]);
  const [here] = mentionOptions("h", { ...known, everyone: "refused" });
  expect(here).toMatchObject({ name: "here", refused: true });
});

it("keeps room for everyone below many people", () => {
  const members = Array.from({ length: 30 }, (_, n) => user(`u${n}`, `User ${n}`));
  const offered = mentionOptions("", { ...known, members, found: [] });
  expect(offered).toHaveLength(8);
  expect(offered.slice(6).map(({ kind }) => kind)).toEqual(["everyone", "everyone"]);
});
