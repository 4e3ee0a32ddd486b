import { useSyncExternalStore } from "react";
import { dayLabel } from "./days.ts";

/** The day that the messages below are from. */
export function DayLine({ moment }: { moment: string }) {
  const today = useToday();
  return (
    <div className="flex h-10 items-center gap-3 px-5 max-md:px-4">
      <span className="h-px flex-1 bg-line" />
      <span className="text-sm font-[550] text-ink-muted">{dayLabel(moment, new Date(today))}</span>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

const startOfToday = () => new Date().setHours(0, 0, 0, 0);

/** Today's beginning, so that "Today" becomes "Yesterday" in a page that stays open over night. */
function useToday(): number {
  return useSyncExternalStore((listener) => {
    const timer = setInterval(listener, 60_000);
    return () => clearInterval(timer);
  }, startOfToday);
}
