import type { Message } from "@chatflow/protocol";
import type { Token } from "markdown-it";
import { t } from "../i18n/i18n.ts";
import { type MentionNames, splitByMentions } from "../mentions/mention-names.ts";
import { parseMarkdown } from "./markdown.ts";

/** What a message says, in one line without its marks: for where there is room for a line only. */
export function excerptOf({ text, quote }: Pick<Message, "text" | "quote">, names?: MentionNames): string {
  if (text !== "" || !quote) return plainText(text, names);
  return t("quotes.excerpt", { text: plainText(quote.text) || t("quotes.noText") });
}

/** A text in one line. `names`: whom it mentions. */
export function plainText(text: string, names?: MentionNames): string {
  const tokens = parseMarkdown(text.slice(0, 1000));
  return (tokens === null ? text : wordsOf(tokens, names).join("")).replace(/\s+/g, " ").trim();
}

function wordsOf(tokens: Token[], names: MentionNames | undefined): string[] {
  let hidden = 0;
  return tokens.flatMap((token) => {
    // What is to be revealed is not given away by a preview.
    if (token.type === "spoiler_open") hidden++;
    else if (token.type === "spoiler_close") hidden--;
    if (token.type === "spoiler_open" && hidden === 1) return ["▒▒▒"];
    if (hidden > 0) return [];
    if (token.children) return [...wordsOf(token.children, names), " "];
    if (names && token.type === "text") {
      return splitByMentions(token.content, names).map((part) => (typeof part === "string" ? part : part.label));
    }
    return token.type === "softbreak" || token.type === "hardbreak" ? [" "] : [token.content];
  });
}
