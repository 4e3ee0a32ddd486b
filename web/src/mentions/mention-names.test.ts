import type { User } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { mentionNames, mentionsMe, splitByMentions } from "./mention-names.ts";

const user = (username: string, name: string): User => ({
  id: username,
  username,
  name,
  title: "",
  timeZone: "",
  role: "user",
  createdAt: "2026-11-20T22:04:05.123Z",
});
const ada = user("ada", "Ada Lovelace");
const grace = user("grace.h", "Grace Hopper");
const label = (part: string | { label: string }) => (typeof part === "string" ? part : [part.label]);
const split = (text: string, names: Parameters<typeof splitByMentions>[1]) => splitByMentions(text, names).map(label);

it("shows people by name where the text mentions them, and leaves other names as text", () => {
  const names = mentionNames({ userIds: ["ada", "grace.h"], everyone: null }, [ada, grace], "ada");
  expect(split("@ada, ask @Grace.H. Not @bo", names)).toEqual([["@Ada Lovelace"], ", ask ", ["@Grace Hopper"], ". Not @bo"]);
  expect(split("ada@ada.example @ada2", names)).toEqual(["ada@ada.example @ada2"]);
  expect([names.get("ada")?.me, names.get("grace.h")?.me]).toEqual([true, false]);
});

it("knows whom everyone is, and says nothing of people who are not loaded", () => {
  expect(split("@here @channel", mentionNames({ userIds: [], everyone: "channel" }, [], "ada"))).toEqual([["@here"], " ", ["@channel"]]);
  expect(split("@here @channel", mentionNames({ userIds: [], everyone: "here" }, [], "ada"))).toEqual([["@here"], " @channel"]);
  expect(split("@ada", mentionNames({ userIds: ["ada"], everyone: null }, [undefined], "ada"))).toEqual(["@ada"]);
});

it("says whether it is about oneself", () => {
  expect(mentionsMe(undefined, "ada")).toBe(false);
  expect(mentionsMe({ userIds: ["bo"], everyone: null }, "ada")).toBe(false);
  expect(mentionsMe({ userIds: ["ada"], everyone: null }, "ada")).toBe(true);
  expect(mentionsMe({ userIds: [], everyone: "here" }, "ada")).toBe(true);
});
