const dayAndMonth = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });
const withYear = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

/** Whether two moments are on the same day where the reader is. */
export function sameDay(a: string | Date, b: string | Date): boolean {
  const first = new Date(a);
  const second = new Date(b);
  return first.getDate() === second.getDate() && first.getMonth() === second.getMonth() && first.getFullYear() === second.getFullYear();
}

/** "Today", "Yesterday", "Wednesday, November 18", or with the year when it is not this one. */
export function dayLabel(moment: string, now: Date): string {
  const date = new Date(moment);
  if (sameDay(date, now)) return "Today";
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, yesterday)) return "Yesterday";
  return date.getFullYear() === now.getFullYear() ? dayAndMonth.format(date) : withYear.format(date);
}

/** A moment in a word or two: the time on the same day, "yesterday", then the day. */
export function shortTime(moment: string, now: Date): string {
  const day = dayLabel(moment, now);
  if (day === "Today") return clockTime(moment);
  return day === "Yesterday" ? "yesterday" : day.replace(/^\w+, /, "");
}

export const clockTime = (moment: string): string => clock.format(new Date(moment));

/** Day and time in full, for those who point at a time or have it read out. */
export const fullTime = (moment: string): string => full.format(new Date(moment));
