import { ChevronDown } from "lucide-react";
import { Suspense, use, useRef, useState, useSyncExternalStore } from "react";
import { t } from "../i18n/i18n.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { dayLabel } from "./days.ts";
import { GoContext } from "./use-jump.ts";

const DayPicker = lazyNamed(() => import("./DayPicker.tsx"), "DayPicker");

/** The day that the messages below are from, and the way to another one. */
export function DayLine({ moment }: { moment: string }) {
  const today = useToday();
  const go = use(GoContext);
  const opener = useRef<HTMLButtonElement>(null);
  const [picks, setPicks] = useState(false);
  const day = dayLabel(moment, new Date(today));
  return (
    <div className="flex h-10 items-center gap-3 px-5 max-md:px-4">
      <span className="h-px flex-1 bg-line" />
      {go ? (
        <span className="relative flex">
          <button
            ref={opener}
            type="button"
            aria-label={t("messages.day.go", { day })}
            aria-haspopup="dialog"
            aria-expanded={picks}
            onClick={() => setPicks(true)}
            className="-my-1 flex h-7 items-center gap-1 rounded-full px-2 text-sm font-[550] text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:h-11"
          >
            {day}
            <ChevronDown className="size-3.5 text-ink-faint" aria-hidden="true" />
          </button>
          {picks && (
            <Suspense>
              <DayPicker moment={moment} go={go} opener={opener} onClose={() => setPicks(false)} />
            </Suspense>
          )}
        </span>
      ) : (
        <span className="text-sm font-[550] text-ink-muted">{day}</span>
      )}
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
