import { limits, mentionedNames } from "@chatflow/protocol";

/** From so many characters on, one is asked whether it shall be code. */
const large = 4_000;
const structure = /<(?:a\s[^<>]*href=|(?:b|strong|i|em|s|del|ul|ol|table|pre|code|h[1-6]|blockquote)[\s>])/i;
// Google's documents wrap everything in a <b> that is not bold.
const notBold = /<b\s[^<>]*font-weight:\s*normal[^<>]*>/gi;
const probe = "zz-is-this-code";

type Clip = {
  plain: string;
  html: string;
  /** What stands before the caret. */
  before: string;
  /** What is selected. */
  chosen: string;
};

/**
 * What a paste becomes. `plain`: as the browser does it, which is also so with Ctrl+Shift+V, where there is no HTML.
 * `rich`: HTML that says more than its words do, as code editors' does not. `link`: an address over selected words.
 */
export function howToPaste({ plain, html, before, chosen }: Clip): "plain" | "rich" | "link" {
  const isInCode = !mentionedNames(`${before} @${probe}`).usernames.includes(probe);
  if (isInCode) return "plain";
  if (/^https?:\/\/[^\s()<>]+$/i.test(plain.trim()) && chosen.trim() !== "" && !/\n|https?:\/\//.test(chosen)) return "link";
  return structure.test(html.replace(notBold, "")) && html.length < 1_000_000 ? "rich" : "plain";
}

/** Whether a paste is so much that one should be asked about it; `rest` is how much stands there beside it. */
export function isLargePaste(text: string, rest: number): boolean {
  return text.length > large || text.length + rest > limits.messageText;
}
