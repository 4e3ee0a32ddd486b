import { limits } from "@chatflow/protocol";
import type { PlainKey } from "../i18n/i18n.ts";

export type Suggestion = { key: PlainKey; at: Date };

const morning = 9;

/** When one may want a message to be sent: soon, tomorrow morning, or when the next week begins. Each moment once. */
export function suggestedTimes(now: Date): Suggestion[] {
  // Monday is 1; on a Monday it is the one after.
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const suggestions: Suggestion[] = [
    { key: "scheduled.inAnHour", at: fullMinute(new Date(now.getTime() + 3_600_000)) },
    { key: "scheduled.tomorrow", at: morningAfter(now, 1) },
  ];
  if (toMonday > 1) suggestions.push({ key: "scheduled.nextMonday", at: morningAfter(now, toMonday) });
  return suggestions;
}

/** By the calendar, not by hours: the clocks may change in between. */
function morningAfter(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

function fullMinute(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
}

/** A moment as a field for date and time has it, where the reader is. */
export function toField(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = [String(moment.getFullYear()).padStart(4, "0"), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

export type ChosenTime = { at: Date } | { fault: PlainKey };

/** What was chosen in such a field, or what is wrong with it. */
export function chosenTime(value: string, now: Date): ChosenTime {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return { fault: "scheduled.noTime" };
  if (at.getTime() <= now.getTime()) return { fault: "scheduled.past" };
  if (at.getTime() > now.getTime() + limits.scheduledDays * 86_400_000) return { fault: "scheduled.tooFar" };
  return { at };
}
