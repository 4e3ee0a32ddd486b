import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Catalog, catalogs, language, rich, setLanguage, t } from "./i18n.ts";
import { bestLanguage } from "./languages.ts";
import { partsOf } from "./text.ts";

describe("a text", () => {
  it("has the plural form of its count, and the count as the language writes it", () => {
    expect([0, 1, 2, 1200].map((count) => t("threads.replies", { count }))).toEqual(["0 replies", "1 reply", "2 replies", "1,200 replies"]);
  });

  it("has the categories of its language", () => {
    const text = { zero: "صفر", one: "واحد", two: "اثنان", few: "{count} قليل", many: "{count} كثير", other: "{count} آخر" };
    expect(
      [0, 1, 2, 3, 11, 100].map((count) => partsOf(text, { count }, "ar")[0]?.trim() || partsOf(text, { count }, "ar")[2]?.trim()),
    ).toEqual(["صفر", "واحد", "اثنان", "قليل", "كثير", "آخر"]);
  });

  it("takes elements in its places", () => {
    expect(partsOf("{author} wrote to {channel}.", {}, "en")).toEqual(["", "author", " wrote to ", "channel", "."]);
    const element = createElement("b", null, "x");
    expect(renderToStaticMarkup(createElement("p", null, rich("threads.replies", { count: 2 }), element))).toBe("<p>2 replies<b>x</b></p>");
  });
});

it("the language is the first that there is of those that the reader wants", () => {
  expect(bestLanguage(["pt-BR", "de-AT", "fr"])).toBe("de");
  expect(bestLanguage(["zh-Hant-TW"])).toBe("zh");
  expect(bestLanguage(["toString", ""])).toBe("en");
});

describe("the language that was chosen last is shown", () => {
  afterEach(async () => {
    await setLanguage("en");
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it.each(["de", "en"] as const)("also when the one before comes after it: %s", async (last) => {
    vi.stubGlobal("document", { documentElement: {} });
    const french = await catalogs.fr?.();
    let arrive: (texts: Catalog) => void = () => {};
    vi.spyOn(catalogs, "fr").mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    const first = setLanguage("fr");
    await setLanguage(last);
    if (french) arrive(french);
    await first;
    expect([language(), t("inbox.title")]).toEqual([last, last === "de" ? "Posteingang" : "Inbox"]);
  });
});
