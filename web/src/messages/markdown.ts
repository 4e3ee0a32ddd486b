import createMarkdownIt, { type MarkdownIt, type Token } from "markdown-it";
import { spoilers } from "../markdown/spoilers.ts";
import { tasks } from "../markdown/tasks.ts";

/** Nesting past this is shown as it was written. Nobody nests so deep by hand, and the screen has no room for it. */
const maxNesting = 24;

/**
 * Reads Markdown to tokens. No HTML comes in (`html: false`) and none goes out: Markdown.tsx makes React elements of
 * them. Bare names such as `readme.md` are not taken for addresses; whatever begins with http:// or https:// is.
 */
export function createParser(): MarkdownIt {
  const parser = new createMarkdownIt({ html: false, linkify: true, breaks: true, maxNesting });
  parser.linkify?.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  parser.disable("entity"); // see markdown/left-out.ts
  parser.validateLink = isSafeAddress;
  parser.normalizeLink = (address) => URL.parse(address)?.href ?? address;
  parser.normalizeLinkText = readable;
  spoilers(parser);
  tasks(parser);
  return parser;
}

const parser = createParser();

/** What was read last, so that a message that comes back into view is not read again. */
const known = new Map<string, Token[] | null>();
const mostKnown = 300;
const mostKnownSigns = 400_000;
let knownSigns = 0;

/** The tokens of a message, or null when it is nested deeper than the parser follows: then a part would be missing. */
export function parseMarkdown(text: string): Token[] | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  const tokens = parser.parse(text, {});
  const result = tokens.some((token) => token.level >= maxNesting - 1) ? null : tokens;
  known.set(text, result);
  knownSigns += text.length;
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown && knownSigns <= mostKnownSigns) break;
    known.delete(oldest);
    knownSigns -= oldest.length;
  }
  return result;
}

/** An address that was written down as such is shown with its letters instead of their codes. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Links lead to the web or to a mailbox, never to a script, a file or an app of the reader's. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/[^/]|mailto:)/i.test(address.trim());
}
