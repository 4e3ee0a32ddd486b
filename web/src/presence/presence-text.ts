import type { Presence } from "@chatflow/protocol";
import { formatAgo } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";

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
  const isJustNow = now.getTime() - Date.parse(moment) < 60_000;
  return isJustNow ? t("presence.justNow") : t("presence.lastSeen", { ago: formatAgo(moment, now) });
}
