import { Star } from "lucide-react";
import type { RefObject } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";
import { builtIn, type ListSection } from "./sidebar-sections.ts";
import { useListDrag } from "./use-list-drag.ts";

type Props = { list: RefObject<HTMLElement | null>; sections: readonly ListSection[] };

/** What lies over the list while the mouse carries something along it: where that would land. Menus do the same (use-list-menu). */
export function ListDrag({ list, sections }: Props) {
  const { carries, mark } = useListDrag(list, sections);
  if (!carries) return null;
  const hasFavourites = sections.some(({ key }) => key === builtIn.favourites);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      {carries === "row" && !hasFavourites && (
        <div
          data-place={builtIn.favourites}
          className="pointer-events-auto absolute inset-x-2 top-1 flex h-row animate-appear items-center gap-2.5 rounded-md bg-raised px-2 text-ink-muted shadow-float"
        >
          <span className="flex w-5 justify-center text-ink-faint">
            <Star className="size-4" />
          </span>
          <span className="truncate">{t("channels.sections.favourites")}</span>
        </div>
      )}
      {mark && (
        <div
          className={cx("absolute inset-x-2 border-accent", mark.kind === "gap" ? "-mt-px border-t-2" : "rounded-md border bg-accent/10")}
          style={{ top: mark.top, height: mark.height }}
        />
      )}
    </div>
  );
}
