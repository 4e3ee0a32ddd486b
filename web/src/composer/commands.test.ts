import { expect, it } from "vitest";
import { namesIn, readDirect, readStatus, readWritten } from "./commands.ts";

it.each([
  ["/status 🚆 on a train", { kind: "command", name: "status", argument: "🚆 on a train" }],
  ["/Away", { kind: "command", name: "away", argument: "" }],
  ["/topic  a\nb ", { kind: "command", name: "topic", argument: "a\nb" }],
  ["/mute", { kind: "command", name: "mute", argument: "" }],
  ["/foo bar", { kind: "unknown", name: "foo" }],
  ["//foo bar", { kind: "text", text: "/foo bar" }],
  ["/etc/hosts", { kind: "text", text: "/etc/hosts" }],
  ["/", { kind: "text", text: "/" }],
  ["/5", { kind: "text", text: "/5" }],
  ["// a comment", { kind: "text", text: "// a comment" }],
  ["a /away", { kind: "text", text: "a /away" }],
])("%j", (text, expected) => {
  expect(readWritten(text)).toEqual(expected);
});

it("reads names with and without their sign", () => {
  expect(namesIn("@Ada, grace  @bo")).toEqual(["ada", "grace", "bo"]);
  expect(namesIn(" ")).toEqual([]);
});

it("reads to whom something is said, and what", () => {
  expect(readDirect("@Ada  Good\n morning, @bo ")).toEqual({ name: "ada", text: "Good\n morning, @bo" });
  expect(readDirect("ada")).toEqual({ name: "ada", text: "" });
  expect(readDirect("")).toEqual({ name: undefined, text: "" });
});

it("takes an emoji off the beginning of a status", () => {
  expect(readStatus("👩🏽‍🚀 in  orbit")).toEqual({ emoji: "👩🏽‍🚀", text: "in orbit" });
  expect(readStatus("lunch 🍲")).toEqual({ emoji: "", text: "lunch 🍲" });
  expect(readStatus("")).toEqual({ emoji: "", text: "" });
});
