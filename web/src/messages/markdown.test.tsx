import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { mentionNames } from "../mentions/mention-names.ts";
import { Markdown } from "./Markdown.tsx";
import { createParser, parseMarkdown } from "./markdown.ts";

const ada = {
  id: "ada",
  username: "ada",
  name: "Ada Lovelace",
  title: "",
  timeZone: "",
  role: "user",
  createdAt: "2026-11-20T22:04:05.123Z",
} as const;
const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);
/** Without the classes and directions, which are a matter of looks. */
const bare = (text: string) => html(text).replaceAll(/ (class|style|dir)="[^"]*"/g, "");

describe("what Markdown becomes", () => {
  it.each([
    ["plain", "<p>plain</p>"],
    ["one\ntwo", "<p>one<br/>two</p>"],
    ["*a* **b** ~~c~~ `d*`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d*</code></p>"],
    ["> a\n> b", "<blockquote><p>a<br/>b</p></blockquote>"],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
    ["a || b", "<p>a || b</p>"],
    ["`||a||`", "<p><code>||a||</code></p>"],
    [
      "- [ ] a\n- [x] b",
      '<ul><li><input type="checkbox" disabled="" aria-label="To do"/>a</li><li><input type="checkbox" disabled="" aria-label="Done" checked=""/>b</li></ul>',
    ],
    ["- [ ] `a` b", '<ul><li><input type="checkbox" disabled="" aria-label="To do"/><code>a</code> b</li></ul>'],
    ["- [ ] ", "<ul><li>[ ]</li></ul>"],
    ["[ ] a", "<p>[ ] a</p>"],
    ["# title", "<p>title</p>"],
    ["---", "<hr/>"],
  ])("%j", (text, expected) => {
    expect(bare(text)).toBe(`<div>${expected}</div>`);
  });

  it("runs as its letters do, and with the app where it has none", () => {
    expect(html("שלום")).toMatch(/^<div dir="rtl"/);
    expect(html("🎉 12")).not.toContain("dir=");
  });

  it("makes a table, with columns aligned as asked", () => {
    const table = html("|a|b|\n|---|--:|\n|1|2|");
    expect(table).toContain("<table");
    expect(table).toMatch(/<td style="text-align:right"[^>]*>2<\/td>/);
  });

  it("names the language of code and offers to copy it", () => {
    const block = bare("```ts\nconst a = 1;\n```");
    expect(block).toContain("<code>const a = 1;</code></pre>");
    expect(block).toContain("<div>ts</div>");
    expect(block).toContain('aria-label="Copy the code"');
  });

  it("hides spoilers, with what stands in them, until they are wanted", () => {
    for (const text of ["a ||b **c**|| d", "**||b||**", "- ||b||", "[||b||](https://x.org)"]) {
      expect(bare(text)).toContain('data-spoiler="hidden" aria-label="Hidden text. Show it"');
      expect(bare(text)).not.toContain("||");
    }
    expect(html("||b||")).toContain('<span class="invisible">b</span>');
  });

  it("shows a few emoji alone larger", () => {
    expect(html("🎉 👍🏽")).toContain("text-[2rem]");
    for (const text of ["🎉 x", "1", "> 🎉", "🎉".repeat(13)]) expect(html(text)).not.toContain("text-[2rem]");
  });

  it("keeps what people type that looks like a character reference", () => {
    expect(bare("a &lt; b &eacute; c")).toBe("<div><p>a &amp;lt; b &amp;eacute; c</p></div>");
  });
});

describe("links", () => {
  const relation = 'target="_blank" rel="noopener noreferrer nofollow"';

  it("opens the web and mailboxes, elsewhere and without telling where from", () => {
    expect(bare("[a](https://example.org/x)")).toBe(`<div><p><a href="https://example.org/x" ${relation}>a</a></p></div>`);
    expect(bare("http://example.org")).toBe(`<div><p><a href="http://example.org/" ${relation}>http://example.org</a></p></div>`);
    expect(bare("a@example.org")).toContain('href="mailto:a@example.org"');
  });

  it("takes a file's name for no address", () => {
    expect(bare("see readme.md and main.rs")).toBe("<div><p>see readme.md and main.rs</p></div>");
  });

  it("loads no image from elsewhere", () => {
    expect(bare("![a cat](https://example.org/cat.png)")).toBe(
      `<div><p><a href="https://example.org/cat.png" ${relation}>a cat</a></p></div>`,
    );
  });
});

describe("what must never come out", () => {
  const attempts = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/a)",
    "[x](/c/1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<javascript:alert(1)>",
    "<data:text/html,a>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org/"onmouseover="alert(1))',
    '```"><script>alert(1)</script>\n</code></pre><script>\n```',
    "`<script>`",
    "| <script> |\n|---|\n| <img onerror=a> |",
  ];

  it.each(attempts)("%j", (text) => {
    const out = html(text);
    const tags = [...out.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
    expect(tags.length).toBeGreaterThan(0);
    const allowed = [
      "a",
      "blockquote",
      "br",
      "code",
      "div",
      "em",
      "hr",
      "button",
      "svg",
      "path",
      "rect",
      "span",
      "li",
      "ol",
      "p",
      "pre",
      "s",
      "strong",
      "table",
      "tbody",
      "td",
      "th",
      "thead",
      "tr",
      "ul",
    ];
    for (const [, tag = "", attributes = ""] of tags) {
      expect(allowed).toContain(tag);
      expect(attributes.replaceAll(/"[^"]*"/g, "")).not.toMatch(/\son|src/i);
      const address = /href="([^"]*)"/.exec(attributes)?.[1];
      if (address !== undefined) expect(address).toMatch(/^(https?:\/\/[^/]|mailto:)/);
    }
  });
});

describe("hostile input", () => {
  const hostile: Record<string, (size: number) => string> = {
    "nested quotes": (size) => ">".repeat(size),
    brackets: (size) => "[".repeat(size),
    "half links": (size) => "[a](".repeat(size / 4),
    images: (size) => "![".repeat(size / 2),
    stars: (size) => "*a **b ".repeat(size / 7),
    "more stars": (size) => "**a*".repeat(size / 4),
    underscores: (size) => "_a_".repeat(size / 3),
    tildes: (size) => "~~a".repeat(size / 3),
    backticks: (size) => Array.from({ length: Math.sqrt(2 * size) }, (_, index) => "`".repeat(index + 1)).join(" "),
    "list items": (size) => "- a\n".repeat(size / 4),
    "table rows": (size) => `|a|\n|-|\n${"|b|\n".repeat(size / 4)}`,
    "link texts": (size) => `[a]: http://b.example\n\n${"[a]".repeat(size / 3)}`,
    bars: (size) => "||a".repeat(size / 3),
    "only bars": (size) => "|".repeat(size),
    "bars and stars": (size) => "||**a ".repeat(size / 6),
    boxes: (size) => "- [ ] ".repeat(size / 6),
    channels: (size) => "#a".repeat(size / 2),
    names: (size) => "@a ".repeat(size / 3),
    addresses: (size) => "a@a.a/http://".repeat(size / 13),
    angles: (size) => "<a:".repeat(size / 3),
  };

  it.each(Object.entries(hostile))("%s: twice the text is about twice the steps", (_name, make) => {
    const steps = (size: number) => {
      let count = 0;
      const parser = createParser();
      const step = () => {
        count++;
        return false;
      };
      parser.inline.ruler.before("text", "count", step);
      parser.block.ruler.before("table", "count", step);
      parser.parse(make(size), {});
      return count;
    };
    const [small, large] = [steps(8_192), steps(16_384)];
    expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThan(2.2 * small + 64);
  });

  it("shows what is nested too deep as it was written, and loses none of it", () => {
    const deep = `${"> ".repeat(500)}the end`;
    expect(parseMarkdown(deep)).toBeNull();
    expect(html(deep)).toContain("the end");
    expect(parseMarkdown(`${"> ".repeat(6)}the end`)).not.toBeNull();
  });
});

describe("mentions", () => {
  const names = mentionNames({ userIds: ["ada"], everyone: null }, [ada], "bo");
  const shown = (text: string) => renderToStaticMarkup(<Markdown text={text} names={names} />);

  it("shows a name that is mentioned as the person's own, wherever text stands", () => {
    for (const text of ["@ada", "**@ada**", "> - hello @ada!", "| @ada |\n|---|"]) expect(shown(text)).toContain(">@Ada Lovelace<");
  });

  it("leaves code, addresses and other names alone", () => {
    for (const text of ["`@ada`", "```\n@ada\n```", "@bo", "a@ada.example"]) expect(shown(text)).not.toContain("Ada Lovelace");
  });
});
