import { capitalised, formatDate, formatRelative } from "../i18n/format.ts";

/** Whether two moments are on the same day where the reader is. */
export function sameDay(a: string | Date, b: string | Date): boolean {
  const first = new Date(a);
  const second = new Date(b);
  return first.getDate() === second.getDate() && first.getMonth() === second.getMonth() && first.getFullYear() === second.getFullYear();
}

/** 0 for today, 1 for yesterday, null for any other day. */
function daysAgo(date: Date, now: Date): 0 | 1 | null {
  if (sameDay(date, now)) return 0;
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  return sameDay(date, yesterday) ? 1 : null;
}

/** "Today", "Yesterday", "Wednesday, November 18", or with the year when it is not this one. */
export function dayLabel(moment: string, now: Date): string {
  const date = new Date(moment);
  const ago = daysAgo(date, now);
  if (ago !== null) return capitalised(formatRelative(-ago, "day"));
  return formatDate(date, date.getFullYear() === now.getFullYear() ? "weekday" : "dayAndYear");
}

/** A moment in a word or two: the time on the same day, "yesterday", then the day. */
export function shortTime(moment: string, now: Date): string {
  const date = new Date(moment);
  const ago = daysAgo(date, now);
  if (ago === 0) return clockTime(moment);
  if (ago === 1) return formatRelative(-1, "day");
  return formatDate(date, date.getFullYear() === now.getFullYear() ? "day" : "dayAndYear");
}

export const clockTime = (moment: string): string => formatDate(moment, "clock");

/** Day and time in full, for those who point at a time or have it read out. */
export const fullTime = (moment: string): string => formatDate(moment, "full");
