import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** WCAG 2.2 contrast of the pairs in tokens.css that carry text (4.5; 7 in high contrast) or bound a control (3; 4.5). */

type Colour = { l: number; c: number; h: number; alpha: number };

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The part of the file that holds for everyone, and the one of the high contrast. */
const [usual = "", contrasting = ""] = css.split('[data-theme="contrast"]');

type Theme = { part: string; side: "light" | "dark"; text: number; bound: number };
const themes: Record<string, Theme> = {
  light: { part: usual, side: "light", text: 4.5, bound: 3 },
  dark: { part: usual, side: "dark", text: 4.5, bound: 3 },
  "high contrast, light": { part: contrasting, side: "light", text: 7, bound: 4.5 },
  "high contrast, dark": { part: contrasting, side: "dark", text: 7, bound: 4.5 },
};

function token(name: string, { part, side }: Theme): Colour {
  const values = new RegExp(`--color-${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`).exec(part);
  const value = values?.[side === "light" ? 1 : 2];
  if (!value) throw new Error(`tokens.css has no --color-${name} with a light and a dark value.`);
  const [l = 0, c = 0, h = 0, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
  return { l, c, h, alpha };
}

/** Relative luminance, by way of linear sRGB (the matrices are those of the OKLab definition). */
function luminance({ l, c, h }: Colour): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: Colour, back: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ["side", "canvas", "raised", "sunken"];
const texts = ["ink", "ink-muted", "ink-faint", "accent", "danger"];
type Pair = [front: string, back: string, kind: "text" | "bound"];
const pairs: Pair[] = [
  ...surfaces.flatMap((back) => texts.map((front): Pair => [front, back, "text"])),
  ["on-accent", "accent", "text"],
  ["on-accent", "accent-strong", "text"],
  ["on-danger", "danger", "text"],
  ["on-danger", "danger-strong", "text"],
  ["ink", "accent-soft", "text"],
  ["ink-muted", "accent-soft", "text"],
  ["accent", "accent-soft", "text"],
  ...["mention", "mention-hover"].flatMap((back) => texts.map((front): Pair => [front, back, "text"])),
  ["danger", "danger-soft", "text"],
  ["line-strong", "canvas", "bound"],
  ["line-strong", "raised", "bound"],
  ["wait", "side", "bound"],
];

it("measures contrast as WCAG does", () => {
  const black = { l: 0, c: 0, h: 0, alpha: 1 };
  const white = { l: 1, c: 0, h: 0, alpha: 1 };
  expect(contrast(black, white)).toBeCloseTo(21, 1);
  expect(contrast({ ...white, l: 0.5693 }, white)).toBeCloseTo(4.48, 1); // #777
});

describe.each(Object.entries(themes))("%s", (_name, theme) => {
  it.each(pairs)("%s on %s is told apart as %s", (front, back, kind) => {
    expect(contrast(token(front, theme), token(back, theme))).toBeGreaterThanOrEqual(theme[kind]);
  });
});
