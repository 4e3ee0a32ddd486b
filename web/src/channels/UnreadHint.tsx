import { ArrowDown, ArrowUp } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";

type Props = { where: "above" | "below"; count: number; onShow: (where: "above" | "below") => void };

/** Says that there is something to read outside of what is seen of the list, and leads there. */
export function UnreadHint({ where, count, onShow }: Props) {
  if (count === 0) return null;
  const Arrow = where === "above" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onShow(where)}
      className={cx(
        "absolute inset-x-0 z-10 mx-auto flex h-7 w-fit animate-appear items-center gap-1.5 rounded-full bg-accent px-3 text-sm font-[550] text-on-accent shadow-float hover:bg-accent-strong pointer-coarse:h-11",
        where === "above" ? "top-1" : "bottom-2",
      )}
    >
      <Arrow className="size-3.5" aria-hidden="true" />
      <span aria-hidden="true">{t("channels.list.unread", { count })}</span>
      <span className="sr-only">
        {where === "above" ? t("channels.list.unreadAbove", { count }) : t("channels.list.unreadBelow", { count })}
      </span>
    </button>
  );
}
