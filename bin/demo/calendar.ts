/** One day of the demo, in the local time of the machine. */
export type Day = {
  /** Its midnight. */
  date: Date;
  weekday: number;
  /** How many days before the last one. */
  ago: number;
  /** The part of its working time that lies before the end, 0 to 1. */
  part: number;
};

const length = 21;
const opens = 8 * 60 + 15;
const closes = 18 * 60 + 30;

/** The moment that nothing is later than: now, or the end of the last working day when it is evening or night. */
export function endOfDemo(now: Date): Date {
  const end = new Date(now.getTime() - 60_000);
  if (minuteOf(end) >= closes) return atMinute(end, closes);
  if (minuteOf(end) >= opens + 75) return end;
  return atMinute(new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1), closes);
}

/** The days up to that moment, the first one first. */
export function daysUntil(end: Date): Day[] {
  return Array.from({ length }, (_, index) => {
    const ago = length - 1 - index;
    const date = new Date(end.getFullYear(), end.getMonth(), end.getDate() - ago);
    const part = ago > 0 ? 1 : (minuteOf(end) - opens) / (closes - opens);
    return { date, weekday: date.getDay(), ago, part };
  });
}

/** Right also on the days on which clocks change. */
export function atMinute(day: Date, minute: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, Math.floor(minute), Math.floor((minute % 1) * 60));
}

function minuteOf(date: Date): number {
  return date.getHours() * 60 + date.getMinutes();
}
