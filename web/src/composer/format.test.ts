import { describe, expect, it } from "vitest";
import { type Change, continueLine, type Format, format, link, type Selected } from "./format.ts";

/** `«` and `»` stand around what is selected, `¦` where the caret is. */
function read(marked: string): Selected {
  const caret = marked.indexOf("¦");
  if (caret >= 0) return { text: marked.replace("¦", ""), from: caret, to: caret };
  const from = marked.indexOf("«");
  return { text: marked.replace("«", "").replace("»", ""), from, to: marked.indexOf("»") - 1 };
}
function write({ text }: Selected, change: Change | null): string | null {
  if (!change) return null;
  const next = text.slice(0, change.from) + change.insert + text.slice(change.to);
  const [from, to] = change.select;
  return from === to ? `${next.slice(0, from)}¦${next.slice(from)}` : `${next.slice(0, from)}«${next.slice(from, to)}»${next.slice(to)}`;
}

describe("a format", () => {
  const cases: [Format, string, string][] = [
    ["bold", "a «b» c", "a **«b»** c"],
    ["bold", "a **«b»** c", "a «b» c"],
    ["bold", "a «**b**» c", "a «b» c"],
    ["bold", "a« b »c", "a **«b»** c"],
    ["bold", "¦", "**¦**"],
    ["italic", "**«b»**", "**_«b»_**"],
    ["strike", "«b»", "~~«b»~~"],
    ["code", "«b»", "`«b»`"],
    ["spoiler", "||«b»||", "«b»"],
    ["link", "see «this»", "see [this](«https://»)"],
    ["link", "«https://a.example»", "[¦](https://a.example)"],
    ["list", "«a\nb»", "«- a\n- b»"],
    ["list", "«- a\n- b»", "«a\nb»"],
    ["ordered", "x\n«a\nb»", "x\n«1. a\n2. b»"],
    ["quote", "a¦", "> a¦"],
    ["codeBlock", "a «b»", "a \n```\n«b»\n```"],
  ];
  it.each(cases)("%s: %j", (kind, before, after) => {
    const selected = read(before);
    expect(write(selected, format(kind, selected))).toBe(after);
  });

  it("takes the fences of a block of code away, and puts longer ones around code that has some", () => {
    const block = read("«```ts\nb\n```»");
    expect(write(block, format("codeBlock", block))).toBe("«b»");
    const inner = read("«x\n```\ny»");
    expect(write(inner, format("codeBlock", inner))).toBe("````\n«x\n```\ny»\n````");
  });
});

it("a link that is pasted over words is what they lead to", () => {
  const selected = read("see «this» now");
  expect(write(selected, link(selected, "https://a.example"))).toBe("see [this](https://a.example)¦ now");
});

it.each([
  ["- a¦", "- a\n- ¦"],
  ["9. a¦", "9. a\n10. ¦"],
  ["  * a¦b", "  * a\n  * ¦b"],
  ["> a¦", "> a\n> ¦"],
  ["- [x] a¦", "- [x] a\n- [ ] ¦"],
  ["- a\n- ¦", "- a\n¦"],
  ["a¦", null],
  ["-¦", null],
  ["```\n- a¦", null],
])("after %j a new line is %j", (before, after) => {
  const selected = read(before);
  expect(write(selected, continueLine(selected))).toBe(after);
});
