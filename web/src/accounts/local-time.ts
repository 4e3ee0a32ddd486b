import { formatDate } from "../i18n/format.ts";

/** What the clock shows in a time zone; null for somebody who named none, or one that this browser does not know. */
export function localTime(timeZone: string, now: Date): string | null {
  if (timeZone === "") return null;
  try {
    return formatDate(now, "clock", timeZone);
  } catch {
    return null;
  }
}
