import { en } from "./en.ts";
import { textOf } from "./i18n.ts";

type Sentence = { key: string; pattern: RegExp };

let sentences: Sentence[] | undefined;

/** A sentence that the server or the SDK said in English, in the reader's language; undefined for one that is not known. */
export function said(sentence: string): string | undefined {
  sentences ??= Object.entries(en).flatMap(([key, text]) =>
    key.startsWith("errors.said.") ? [{ key, pattern: patternOf(typeof text === "string" ? text : text.other) }] : [],
  );
  for (const { key, pattern } of sentences) {
    const values = pattern.exec(sentence);
    if (values) return textOf(key, { ...values.groups, ...(values.groups?.count && { count: Number(values.groups.count) }) });
  }
  return undefined;
}

/** What a text with placeholders looks like once they are filled. */
function patternOf(text: string): RegExp {
  const parts = text
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? `(?<${part}>.+?)` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  return new RegExp(`^${parts.join("")}$`);
}
