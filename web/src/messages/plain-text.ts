import type { Token } from "markdown-it";
import { parseMarkdown } from "./markdown.ts";

/** What a message says, in one line without its marks: for where there is room for a line only. */
export function plainText(text: string): string {
  const tokens = parseMarkdown(text.slice(0, 1000));
  return (tokens === null ? text : wordsOf(tokens).join("")).replace(/\s+/g, " ").trim();
}

function wordsOf(tokens: Token[]): string[] {
  let hidden = 0;
  return tokens.flatMap((token) => {
    // What is to be revealed is not given away by a preview.
    if (token.type === "spoiler_open") hidden++;
    else if (token.type === "spoiler_close") hidden--;
    if (token.type === "spoiler_open" && hidden === 1) return ["▒▒▒"];
    if (hidden > 0) return [];
    if (token.children) return [...wordsOf(token.children), " "];
    return token.type === "softbreak" || token.type === "hardbreak" ? [" "] : [token.content];
  });
}
