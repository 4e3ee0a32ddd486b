import { sameDay } from "./days.ts";
import type { EntryFacts } from "./entries.ts";

const pause = 5 * 60_000;

type Moment = Pick<EntryFacts, "authorId" | "createdAt">;

/** Whether a message begins a new group: another author, another day, or a pause of more than five minutes. */
export function startsGroup(previous: Moment | undefined, message: Moment): boolean {
  if (!previous || previous.authorId !== message.authorId) return true;
  const gap = Date.parse(message.createdAt) - Date.parse(previous.createdAt);
  // An own message carries this device's clock until the server's comes; a few seconds backwards are no new group.
  return gap > pause || gap < -pause || !sameDay(previous.createdAt, message.createdAt);
}

/** Whether a line with the day belongs above a message. */
export function startsDay(previous: Moment | undefined, message: Moment): boolean {
  return !previous || !sameDay(previous.createdAt, message.createdAt);
}
