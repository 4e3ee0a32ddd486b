/** Texts of a given size that carry when they should have been sent. */

const mark = "due=";
const digits = 13;
const filler = " the quick brown fox jumps over the lazy dog and then sits down to write a message of ordinary length";

/** `due` is on the clock of clock.ts, in milliseconds; microseconds are kept. */
export function markedText(due: number, size: number): string {
  const head = mark + String(Math.round(due * 1000)).padStart(digits, "0");
  const text = head + filler.repeat(Math.ceil(size / filler.length));
  return `${text.slice(0, size - 1)}.`; // no blank at the end
}

/** When the text within these bytes should have been sent; undefined when there is none. */
export function dueTime(payload: Buffer): number | undefined {
  const at = payload.indexOf(mark);
  if (at < 0) return undefined;
  const start = at + mark.length;
  return Number(payload.toString("latin1", start, start + digits)) / 1000;
}
