import { expect, it } from "vitest";
import { splitByChannels } from "./channel-names.ts";

const names = (text: string) => splitByChannels(text).map((part) => (typeof part === "string" ? part : [part.name, part.label]));

it("finds what may name a channel, in any script, without the sentence's full stop", () => {
  expect(names("see #General. And #büro-1!")).toEqual(["see ", ["general", "#General"], ". And ", ["büro-1", "#büro-1"], "!"]);
});

it("leaves addresses, numbers of signs and words alone", () => {
  for (const text of ["a#b", "https://x.org/#top", "## no", "&#39;", "# title", "\\#x"]) expect(names(text)).toEqual([text]);
});

it("loses nothing of a text", () => {
  const text = "#a #b. x#c (#d) #";
  expect(
    splitByChannels(text)
      .map((part) => (typeof part === "string" ? part : part.label))
      .join(""),
  ).toBe(text);
});
