import { describe, expect, it } from "vitest";
import { howToPaste, isLargePaste } from "./paste.ts";

const how = (clip: Partial<Parameters<typeof howToPaste>[0]>) => howToPaste({ plain: "x", html: "", before: "", chosen: "", ...clip });

describe("a paste", () => {
  it("is rich when its HTML says more than the words", () => {
    expect(how({ html: "<p>a <b>b</b></p>" })).toBe("rich");
    expect(how({ html: '<a href="https://a.example">a</a>' })).toBe("rich");
    expect(how({ html: "<table><tr><td>1</td></tr></table>" })).toBe("rich");
    expect(how({ html: "" })).toBe("plain");
    expect(how({ html: '<div style="font-family: monospace"><span>const</span></div>' })).toBe("plain");
    expect(how({ html: '<b style="font-weight:normal"><p>x</p></b>' })).toBe("plain");
    expect(how({ html: "<body><img><br></body>" })).toBe("plain");
  });

  it("stays as it is within code", () => {
    expect(how({ html: "<b>b</b>", before: "```\n" })).toBe("plain");
    expect(how({ html: "<b>b</b>", before: "```\n```\n" })).toBe("rich");
  });

  it("of an address over words is a link", () => {
    const plain = "https://a.example/b";
    expect(how({ plain, chosen: "words" })).toBe("link");
    expect(how({ plain })).toBe("plain");
    expect(how({ plain, chosen: "https://b.example" })).toBe("plain");
    expect(how({ plain: "javascript:alert(1)", chosen: "words" })).toBe("plain");
  });
});

it("is large from 4,000 characters on, or where a message ends", () => {
  expect([isLargePaste("a".repeat(4000), 0), isLargePaste("a".repeat(4001), 0), isLargePaste("a", 16_000)]).toEqual([false, true, true]);
});
