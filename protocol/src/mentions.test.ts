import { expect, test } from "vitest";
import { mentionedNames } from "./mentions.ts";

const names = (text: string) => mentionedNames(text).usernames;

test.each([
  ["a name alone", "@ada", ["ada"]],
  ["names in a sentence", "Thanks @ada, and (@grace)!", ["ada", "grace"]],
  ["the dot of the sentence", "Ask @ada. Or @grace.hopper... or @alan-", ["ada", "grace.hopper", "alan"]],
  ["capitals", "@Ada @ADA", ["ada"]],
  ["the genitive", "@ada's and *@grace*", ["ada", "grace"]],
  ["an email address", "mail ada@example.org, a.b+c@ada.org", []],
  ["a path", "https://example.org/@ada and @/ada", []],
  ["a letter of another script before it", "日@ada é@ada", []],
  ["a mark of another script around it", "« @ada » 「 @grace」 🙂 @alan", ["ada", "grace", "alan"]],
  ["a name that begins with something else", "@éa @_ada @-ada @ada", ["ada"]],
  ["two signs", "@@ada", []],
  ["a backslash", "\\@ada", []],
  ["a span of code", "`@ada` and ``@grace ` `` but @alan", ["alan"]],
  ["a backtick that nothing closes", "` @ada", ["ada"]],
  ["runs of another length within a span", "``@ada` and `@grace`` @alan", ["alan"]],
  ["runs of unlike lengths", "`` @ada ` and ``` @grace", ["ada", "grace"]],
  ["an escaped backtick", "\\` @ada `x` @grace", ["ada", "grace"]],
  ["an escaped backslash before a backtick", "\\\\`@ada` @grace", ["grace"]],
  ["a span over lines", "`one\n@ada` @grace", ["grace"]],
  ["a fence", "```\n@ada\n```\n@grace", ["grace"]],
  ["a fence with a language and backticks", "```ts\nconst a = `@ada`;\n```\n@grace", ["grace"]],
  ["a fence of tildes with another inside", "~~~\n```\n@ada\n~~~\n@grace", ["grace"]],
  ["a longer fence around a shorter", "````\n```\n@ada\n````\n@grace", ["grace"]],
  ["a fence that nothing closes", "before @grace\n```\n@ada", ["grace"]],
  ["three backticks in one line", "```@ada``` @grace\n@alan", ["grace", "alan"]],
  ["nobody", "no one here", []],
])("%s", (_, text, expected) => {
  expect(names(text)).toEqual(expected);
});

test("everyone is no name; channel says more than here", () => {
  expect(mentionedNames("@here")).toEqual({ usernames: [], everyone: "here" });
  expect(mentionedNames("@here, @Channel! and @ada")).toEqual({ usernames: ["ada"], everyone: "channel" });
  expect(mentionedNames("@channel then @here")).toEqual({ usernames: [], everyone: "channel" });
  expect(mentionedNames("`@channel` and @heretic")).toEqual({ usernames: ["heretic"], everyone: null });
});

// A walk that began anew at each mark would take minutes, and run into the test's time limit.
test.each([
  ["names without space between", "@a".repeat(32_000)],
  ["names", "@a ".repeat(21_000)],
  ["signs", "@".repeat(64_000)],
  ["one run of backticks", `@a ${"`".repeat(64_000)}`],
  ["single backticks", `@a ${"` ".repeat(32_000)}`],
  ["runs of all lengths", `@a ${Array.from({ length: 350 }, (_, n) => "`".repeat(n + 1)).join(" ")}`],
  ["backslashes and backticks", `@a ${"\\`".repeat(32_000)}`],
  ["nothing but backslashes", `@a ${"\\".repeat(64_000)}\``],
  ["fences that do not close", `@a\n${"```x\n~~~\n".repeat(7000)}`],
  ["almost fences", `@a\n${"`````` `\n".repeat(7000)}`],
  ["dots", `@a${".".repeat(64_000)}`],
])("a large text of %s is done at once", (_, text) => {
  expect(names(text)[0] ?? "a").toBe("a");
});
