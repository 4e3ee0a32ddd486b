/** A text with what is selected in it; both ends are the same at a caret. */
export type Selected = { text: string; from: number; to: number };
/** What is to be put in place of a part of it, and what is selected afterwards. */
export type Change = { from: number; to: number; insert: string; select: readonly [number, number] };

export const formats = ["bold", "italic", "strike", "code", "spoiler", "link", "list", "ordered", "quote", "codeBlock"] as const;
export type Format = (typeof formats)[number];

// Underscores for italic: a star inside of two would be read as part of them.
const marks = { bold: "**", italic: "_", strike: "~~", code: "`", spoiler: "||" } as const;

/** Gives what is selected a format, or takes it away where it has it. */
export function format(kind: Format, selected: Selected): Change {
  switch (kind) {
    case "link":
      return link(selected, "");
    case "list":
      return lines(selected, /^\s*[-*+] /, () => "- ");
    case "ordered":
      return lines(selected, /^\s*\d+[.)] /, (index) => `${index + 1}. `);
    case "quote":
      return lines(selected, /^> ?/, () => "> ");
    case "codeBlock":
      return codeBlock(selected);
    default:
      return wrap(selected, marks[kind]);
  }
}

function wrap({ text, ...given }: Selected, mark: string): Change {
  // Marks around blanks mean nothing.
  const chosen = text.slice(given.from, given.to);
  const blank = chosen.trim() === "";
  const from = blank ? given.from : given.from + (chosen.length - chosen.trimStart().length);
  const to = blank ? given.to : given.to - (chosen.length - chosen.trimEnd().length);
  const inner = text.slice(from, to);
  const size = mark.length;
  if (from >= size && text.slice(from - size, from) === mark && text.slice(to, to + size) === mark)
    return { from: from - size, to: to + size, insert: inner, select: [from - size, to - size] };
  if (inner.length >= 2 * size && inner.startsWith(mark) && inner.endsWith(mark))
    return { from, to, insert: inner.slice(size, -size), select: [from, to - 2 * size] };
  return { from, to, insert: `${mark}${inner}${mark}`, select: [from + size, to + size] };
}

/** A link: to an address that is known, or to one that is still to be written. */
export function link({ text, from, to }: Selected, address: string): Change {
  const chosen = text.slice(from, to);
  if (address === "" && /^https?:\/\/\S+$/i.test(chosen)) return { from, to, insert: `[](${chosen})`, select: [from + 1, from + 1] };
  const insert = `[${chosen}](${address || "https://"})`;
  const end = from + insert.length;
  if (address !== "") return { from, to, insert, select: [end, end] };
  // First what it is called, then where it leads.
  return chosen === ""
    ? { from, to, insert, select: [from + 1, from + 1] }
    : { from, to, insert, select: [from + chosen.length + 3, end - 1] };
}

/** Gives every line of the selection a beginning, or takes it away where all of them have it. */
function lines({ text, from: start, to: end }: Selected, has: RegExp, beginning: (index: number) => string): Change {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const after = text.indexOf("\n", end);
  const to = after === -1 ? text.length : after;
  const all = text.slice(from, to).split("\n");
  const insert = all.every((line) => has.test(line))
    ? all.map((line) => line.replace(has, "")).join("\n")
    : all.map((line, index) => beginning(index) + line.replace(has, "")).join("\n");
  const last = from + insert.length;
  return { from, to, insert, select: start === end ? [last, last] : [from, last] };
}

/** Puts the selection between fences of its own lines, longer ones than any within. */
export function codeBlock({ text, from, to }: Selected): Change {
  const chosen = text.slice(from, to);
  const fenced = /^(`{3,})[^\n]*\n([\s\S]*?)\n?\1$/.exec(chosen);
  if (fenced) {
    const inner = fenced[2] ?? "";
    return { from, to, insert: inner, select: [from, from + inner.length] };
  }
  const longest = Math.max(2, ...[...chosen.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const before = from > 0 && text[from - 1] !== "\n" ? "\n" : "";
  const behind = to < text.length && text[to] !== "\n" ? "\n" : "";
  const code = chosen.replace(/\n$/, "");
  const insert = `${before}${fence}\n${code}\n${fence}${behind}`;
  const at = from + before.length + fence.length + 1;
  return { from, to, insert, select: [at, at + code.length] };
}

/** What a new line begins with after one of a list or a quote; null where it begins with nothing. An empty one ends it. */
export function continueLine({ text, from, to }: Selected): Change | null {
  if (from !== to) return null;
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const found = /^(\s*)(?:([-*+])|(\d{1,9})([.)])|(>)) (\[[ xX]\] )?/.exec(text.slice(start, from));
  if (!found || isInFence(text.slice(0, start))) return null;
  const end = text.indexOf("\n", from);
  const rest = text.slice(start + found[0].length, end === -1 ? text.length : end);
  if (rest.trim() === "") return { from: start, to: from, insert: "", select: [start, start] };
  const [, indent = "", bullet, number, sign = "", quote, box] = found;
  const next = bullet ?? quote ?? `${Number(number) + 1}${sign}`;
  const insert = `\n${indent}${next} ${box ? "[ ] " : ""}`;
  return { from, to, insert, select: [from + insert.length, from + insert.length] };
}

function isInFence(before: string): boolean {
  return before.split("\n").filter((line) => /^ {0,3}(```|~~~)/.test(line)).length % 2 === 1;
}
