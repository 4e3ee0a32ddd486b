import { ArrowDown } from "lucide-react";
import { t } from "../i18n/i18n.ts";

/** The way back to the newest message, and how many came in meanwhile. */
export function ToNewest({ missed, onGo }: { missed: number; onGo: () => void }) {
  const label = labelOf(missed);
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <button
        type="button"
        onClick={onGo}
        className={`pointer-events-auto flex h-8 animate-rise items-center gap-1.5 rounded-full px-3.5 text-sm font-[550] shadow-float pointer-coarse:h-10 ${
          missed > 0 ? "bg-accent text-on-accent hover:bg-accent-strong" : "bg-raised text-ink-muted hover:text-ink"
        }`}
      >
        <ArrowDown className="size-3.5" aria-hidden="true" />
        {label}
      </button>
    </div>
  );
}

function labelOf(missed: number): string {
  if (missed === 0) return t("messages.newest.go");
  return missed > 99 ? t("messages.newest.many") : t("messages.newest.missed", { count: missed });
}
