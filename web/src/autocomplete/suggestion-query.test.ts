import { expect, it } from "vitest";
import { suggestionQuery } from "./suggestion-query.ts";

/** The caret stands where the | is. */
const at = (marked: string) => {
  const found = suggestionQuery(marked.replace("|", ""), marked.indexOf("|"), true);
  return found?.kind === "people" ? { from: found.from, query: found.query } : null;
};
const kindAt = (marked: string, takesCommands = true) => {
  const found = suggestionQuery(marked.replace("|", ""), marked.indexOf("|"), takesCommands);
  return found && [found.kind, found.query];
};

it.each([
  ["@|", { from: 0, query: "" }],
  ["hello @ad|", { from: 6, query: "ad" }],
  ["(@ad|)", { from: 1, query: "ad" }],
  ["@ada and @田|", { from: 9, query: "田" }],
  ["line\n@g.h-o|\nmore", { from: 5, query: "g.h-o" }],
  ["**@a| rest", { from: 2, query: "a" }],
])("%j asks for names", (text, expected) => {
  expect(at(text)).toEqual(expected);
});

it.each(["ada@ex|", "@ada |", "no name|", "@a|da", "see /@a|", "\\@a|", `@${"a".repeat(70)}|`])("%j does not", (text) => {
  expect(at(text)).toBeNull();
});

it("keeps out of code that has begun with a fence, not of a lone backtick", () => {
  expect(at("```\n@a|")).toBeNull();
  expect(at("```\ncode\n```\n@a|")).toEqual({ from: 13, query: "a" });
  expect(at("a ` and @a|")).toEqual({ from: 8, query: "a" });
});

it("tells channels, emoji and commands apart", () => {
  expect(kindAt("see #gen|")).toEqual(["channels", "gen"]);
  expect(kindAt("#|")).toEqual(["channels", ""]);
  expect(kindAt("ha :ta|")).toEqual(["emoji", "ta"]);
  expect(kindAt("/|")).toEqual(["commands", ""]);
  expect(kindAt("/st|")).toEqual(["commands", "st"]);
});

it.each(["##|", "a#b|", "`#a|", ":D|", "12:30|", "http://a:80|", "/status a|", " /st|", "`:ta|"])("%j asks for nothing", (text) => {
  expect(kindAt(text)).toBeNull();
});

it("offers commands only where they are run", () => {
  expect(kindAt("/st|", false)).toBeNull();
});
