import type { Presence } from "@chatflow/protocol";

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** Whether somebody is there, in words. */
export function presenceText({ state, lastSeenAt }: Presence, now: Date): string {
  switch (state) {
    case "online":
      return "Online";
    case "away":
      return "Away";
    case "dnd":
      return "Do not disturb";
    case "offline":
      return lastSeenAt === null ? "Offline" : `Last seen ${agoText(lastSeenAt, now)}`;
  }
}

function agoText(moment: string, now: Date): string {
  const past = now.getTime() - Date.parse(moment);
  for (const [unit, length] of steps) if (past >= length) return relative.format(-Math.floor(past / length), unit);
  return "just now";
}
