import type { Token } from "markdown-it";

/** Says no to most messages without the table of all emoji, which takes milliseconds to set up. */
const letter = /[a-z]/i;
const few = /^(?:\p{RGI_Emoji}\s*){1,12}$/v;

/** Whether a message is nothing but a few emoji: those are shown larger. */
export function isOnlyEmoji(tokens: readonly Token[]): boolean {
  if (tokens.length !== 3 || tokens[0]?.type !== "paragraph_open") return false;
  const text = tokens[1]?.content ?? "";
  return text.length <= 200 && !letter.test(text) && few.test(text);
}
