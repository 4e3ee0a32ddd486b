import { randomBytes } from "node:crypto";

/** Words that stand in private places and nowhere else; a detector says which of them turn up in a text. */
export function createCanaries() {
  const words: string[] = [];
  return {
    words,
    /** A new one; it may be part of a name, a text or an emoji's name. */
    word(): string {
      const word = `canary${randomBytes(8).toString("hex")}`;
      words.push(word);
      return word;
    },
    /** Those that the text holds, also within what is base64, as cursors are. */
    in(text: string): string[] {
      const decoded = (text.match(/[\w-]{20,}/g) ?? []).map((part) => Buffer.from(part, "base64url").toString());
      const all = [text, ...decoded].join("\n");
      return words.filter((word) => all.includes(word));
    },
  };
}
