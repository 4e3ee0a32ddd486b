import { englishTexts, textOf } from "./i18n.ts";

type Sentence = { key: string; pattern: RegExp };

let sentences: readonly Sentence[] = [];

/** A sentence that the server or the SDK said in English, in the reader's language; undefined for one that is not known. */
export function said(sentence: string): string | undefined {
  if (sentences.length === 0) sentences = knownSentences();
  for (const { key, pattern } of sentences) {
    const values = pattern.exec(sentence);
    if (values) return textOf(key, { ...values.groups, ...(values.groups?.count && { count: Number(values.groups.count) }) });
  }
  return undefined;
}

/** None before the texts of errors are here. */
function knownSentences(): Sentence[] {
  const known = Object.entries(englishTexts()).filter(([key]) => key.startsWith("errors.said."));
  return known.map(([key, text]) => ({ key, pattern: patternOf(typeof text === "string" ? text : text.other) }));
}

/** What a text with placeholders looks like once they are filled. */
function patternOf(text: string): RegExp {
  const parts = text
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? `(?<${part}>.+?)` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  return new RegExp(`^${parts.join("")}$`);
}
