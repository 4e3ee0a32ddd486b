/** A day as a date field has it, where the reader is: `2026-11-20`. */
export function dateOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(moment.getFullYear()).padStart(4, "0")}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The moment with which a day begins where the reader is; undefined while the field holds none. */
export function startOf(date: string): string | undefined {
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day || year < 1970 || year > 9999) return undefined;
  return new Date(year, month - 1, day).toISOString();
}
