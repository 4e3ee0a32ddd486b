import { limits } from "@chatflow/protocol";
import { ArrowUp } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { shortTime } from "./days.ts";

type Props = {
  count: number;
  /** When the first of them was sent, where that is known. */
  since: string | undefined;
  onGo: () => void;
};

/** At the top of the conversation: the way to the first unread message, which is above the screen. */
export function UnreadAbove({ count, since, onGo }: Props) {
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center px-4">
      <button
        type="button"
        onClick={onGo}
        className="pointer-events-auto flex h-8 max-w-full animate-rise items-center gap-1.5 rounded-full bg-accent px-3.5 text-sm font-[550] text-on-accent shadow-float hover:bg-accent-strong pointer-coarse:h-11"
      >
        <ArrowUp className="size-3.5 shrink-0" aria-hidden="true" />
        <span className="truncate">{textOf(count, since)}</span>
      </button>
    </div>
  );
}

function textOf(count: number, since: string | undefined): string {
  if (count >= limits.unread) return t("messages.unread.many", { count: limits.unread });
  return since === undefined
    ? t("messages.unread.above", { count })
    : t("messages.unread.since", { count, since: shortTime(since, new Date()) });
}
