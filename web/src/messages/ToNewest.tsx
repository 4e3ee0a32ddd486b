import { ArrowDown } from "lucide-react";

/** The way back to the newest message, and how many came in meanwhile. */
export function ToNewest({ missed, onGo }: { missed: number; onGo: () => void }) {
  const label = missed === 0 ? "To the newest" : missed === 1 ? "1 new message" : `${missed > 99 ? "99+" : missed} new messages`;
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
