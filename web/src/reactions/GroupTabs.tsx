import { type RefObject, useEffect, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";
import { emojiGroups } from "./emoji-groups.ts";
import type { Section } from "./picker-sections.ts";

type Props = { list: RefObject<HTMLDivElement | null>; sections: readonly Section[]; hidden: boolean };

/** The way to each group; the one that is on the screen is marked. */
export function GroupTabs({ list, sections, hidden }: Props) {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const scroller = list.current;
    if (!scroller || sections.length === 0) return;
    const look = () => {
      const titled = [...scroller.querySelectorAll<HTMLElement>("[data-group]")];
      const top = titled.findLast((section) => section.offsetTop <= scroller.scrollTop + 8) ?? titled[0];
      setCurrent(top?.dataset.group);
    };
    look();
    scroller.addEventListener("scroll", look, { passive: true });
    return () => scroller.removeEventListener("scroll", look);
  }, [list, sections]);
  const there = new Set(sections.map(({ group }) => group));
  return (
    <fieldset aria-label={t("reactions.groups")} className={cx("flex h-9 shrink-0 items-center justify-between", hidden && "hidden")}>
      {emojiGroups
        .filter(({ group }) => there.has(group))
        .map(({ group, title, Icon }) => (
          <button
            key={group}
            type="button"
            aria-label={t(title)}
            title={t(title)}
            aria-current={current === String(group) || undefined}
            onClick={() => list.current?.querySelector(`[data-group="${group}"]`)?.scrollIntoView({ block: "start" })}
            className={cx(
              "flex h-7 flex-1 items-center justify-center rounded-md hover:bg-hover hover:text-ink pointer-coarse:h-9",
              current === String(group) ? "text-accent" : "text-ink-faint",
            )}
          >
            <Icon className="size-4" aria-hidden="true" />
          </button>
        ))}
    </fieldset>
  );
}
