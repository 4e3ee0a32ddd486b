import type { Delimiter, MarkdownIt, StateInline } from "markdown-it";

const bar = 0x7c;
/** Where plain text may end: the signs that markdown-it's own rule knows, and the bar. */
const plain = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~|]+/y;

/** `||text||` is a spoiler. As `~~`, it is found by markdown-it's balancing of delimiters, which takes linear time. */
export function spoilers(parser: MarkdownIt): void {
  parser.inline.ruler.at("text", text);
  parser.inline.ruler.before("emphasis", "spoiler", tokenize);
  parser.inline.ruler2.before("emphasis", "spoiler", pair);
}

/** In place of the library's rule, for which a bar is a letter like any other. */
function text(state: StateInline, silent: boolean): boolean {
  plain.lastIndex = state.pos;
  const found = plain.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (!found) return false;
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
}

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== bar) return false;
  const { length, can_open, can_close } = state.scanDelims(state.pos, true);
  if (length < 2) return false;
  for (let rest = length; rest > 0; rest -= 2) {
    const token = state.push("text", "", 0);
    token.content = rest === 1 ? "|" : "||";
    if (rest === 1) break;
    state.delimiters.push({ marker: bar, length: 0, token: state.tokens.length - 1, end: -1, open: can_open, close: can_close });
  }
  state.pos += length;
  return true;
}

function pair(state: StateInline): boolean {
  mark(state, state.delimiters);
  for (const meta of state.tokens_meta) if (meta?.delimiters) mark(state, meta.delimiters);
  return true;
}

function mark(state: StateInline, delimiters: Delimiter[]): void {
  for (const delimiter of delimiters) {
    const end = delimiters[delimiter.end];
    if (delimiter.marker !== bar || !end) continue;
    for (const [at, type, nesting] of [
      [delimiter.token, "spoiler_open", 1],
      [end.token, "spoiler_close", -1],
    ] as const) {
      const token = state.tokens[at];
      if (token) Object.assign(token, { type, nesting, content: "", markup: "||" });
    }
  }
}
