import { useSyncExternalStore } from "react";
import { t } from "../i18n/i18n.ts";
import { localTime } from "./local-time.ts";

const minuteMs = 60_000;
const thisMinute = () => Math.floor(Date.now() / minuteMs);

/** What the clock shows where somebody is. Nothing for those who named no time zone. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const minute = useSyncExternalStore(everySecond, thisMinute);
  const time = localTime(timeZone, new Date(minute * minuteMs));
  return time === null ? null : <p>{t("accounts.profile.localTime", { time })}</p>;
}

/** Looks often, so that the minute changes when the reader's own clock does; what is shown changes once a minute. */
function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1_000);
  return () => clearInterval(timer);
}
