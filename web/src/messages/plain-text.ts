import type { Token } from "markdown-it";
import { parseMarkdown } from "./markdown.ts";

/** What a message says, in one line without its marks: for where there is room for a line only. */
export function plainText(text: string): string {
  const tokens = parseMarkdown(text.slice(0, 1000));
  return (tokens === null ? text : wordsOf(tokens).join("")).replace(/\s+/g, " ").trim();
}

function wordsOf(tokens: Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.children) return [...wordsOf(token.children), " "];
    return token.type === "softbreak" || token.type === "hardbreak" ? [" "] : [token.content];
  });
}
