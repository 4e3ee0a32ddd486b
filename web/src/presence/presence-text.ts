import type { Presence } from "@chatflow/protocol";
import { language, t } from "../i18n/i18n.ts";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** Whether somebody is there, in words. */
export function presenceText({ state, lastSeenAt }: Presence, now: Date): string {
  switch (state) {
    case "online":
      return t("presence.online");
    case "away":
      return t("presence.away");
    case "dnd":
      return t("presence.dnd");
    case "offline":
      return lastSeenAt === null ? t("presence.offline") : lastSeenText(lastSeenAt, now);
  }
}

function lastSeenText(moment: string, now: Date): string {
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  const past = now.getTime() - Date.parse(moment);
  for (const [unit, length] of steps) {
    if (past >= length) return t("presence.lastSeen", { ago: relative.format(-Math.floor(past / length), unit) });
  }
  return t("presence.justNow");
}
