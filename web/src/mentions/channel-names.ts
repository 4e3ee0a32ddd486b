const named = /(?<![\p{L}\p{M}\p{N}_#&/.@\\-])#([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,79})/gu;

/** A text without code in parts: what may name a channel, in lower case and without its `#`, and what stands between. */
export function splitByChannels(text: string): (string | { name: string; label: string })[] {
  if (!text.includes("#")) return [text];
  const parts: (string | { name: string; label: string })[] = [];
  let from = 0;
  for (const { index, 1: found = "" } of text.matchAll(named)) {
    const written = found.replace(/[._-]+$/, "");
    if (index > from) parts.push(text.slice(from, index));
    parts.push({ name: written.normalize("NFC").toLowerCase(), label: `#${written}` });
    from = index + 1 + written.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
