/**
 * Stands in for packages that markdown-it brings along and that are of no use here (vite.config.ts), 18 KB compressed.
 * `entities`: a table of 2,000 named characters for `&eacute;` and the like; here what somebody types is what the others
 * read. `mdurl` and `punycode.js`: addresses are read by the browser instead, see messages/markdown.ts.
 */
export function decodeHTMLStrict(text: string): string {
  return text;
}

function leftOut(): never {
  throw new Error("The parser reads addresses by its own normalizeLink and normalizeLinkText.");
}

// biome-ignore lint/style/noDefaultExport: punycode.js has one
export { leftOut as decode, leftOut as default, leftOut as encode, leftOut as format, leftOut as parse };
