import { type RefObject, useEffect, useRef, useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";
import { foldSection } from "./fold-section.ts";
import { type Landing, landingOf, type Mark } from "./landing.ts";
import { type Carried, followDrags } from "./list-drag.ts";
import type { ListSection } from "./sidebar-sections.ts";

/** How long one rests on a folded section until it opens, in milliseconds. */
const restMs = 600;

type Shown = { carries: Carried["of"] | null; mark: Mark | null };
const nothing: Shown = { carries: null, mark: null };

/** Lets the mouse arrange a list, and says what is shown of it meanwhile. */
export function useListDrag(list: RefObject<HTMLElement | null>, sections: readonly ListSection[]): Shown {
  const chat = useChat();
  const [shown, setShown] = useState(nothing);
  const latest = useRef(sections);
  latest.current = sections;
  useEffect(() => {
    const place = list.current;
    if (!place) return;
    const own = () => chat.me.get()?.preferences.sections ?? [];
    const unfolding = restUnfolds((key) => {
      const isFolded = latest.current.some((section) => section.key === key && section.collapsed);
      if (isFolded) foldSection(chat, key, false);
      return isFolded;
    });
    return followDrags<Landing>(place, {
      mayCarry: ({ of, id }) => of === "row" || own().some((section) => section.id === id),
      landingAt: (carried, point) => landingOf({ carried, point, list: place, own: own(), entry: chat.channel(carried.id).get() }),
      over({ of }, landing) {
        unfolding.over(landing?.of === "row" ? landing.key : null);
        const mark = landing?.mark ?? null;
        setShown((before) => (before.carries === of && same(before.mark, mark) ? before : { carries: of, mark }));
      },
      end(carried, landing) {
        const dropped = landing?.of === "row" ? landing.key : null;
        for (const key of unfolding.end()) if (key !== dropped) foldSection(chat, key, true);
        setShown(nothing);
        if (!landing) return;
        const giveFocusBack = heldFocus(place, carried);
        void (landing.of === "row"
          ? orTell(t("channels.menu.notArranged"), chat.arrange(carried.id, landing.change))
          : orTell(t("channels.sections.notMoved"), chat.setPreferences({ sections: landing.sections })));
        requestAnimationFrame(giveFocusBack);
      },
    });
  }, [chat, list]);
  return shown;
}

const same = (a: Mark | null, b: Mark | null) => a?.kind === b?.kind && a?.top === b?.top && a?.height === b?.height;

/** Where the focus was on what is carried, it is lost when that gets another place in the page. */
function heldFocus(list: HTMLElement, { of, id }: Carried): () => void {
  const find = () => list.querySelector(`[data-${of}="${CSS.escape(id)}"]`);
  if (!find()?.contains(document.activeElement)) return () => {};
  return () => find()?.querySelector<HTMLElement>("[data-stop]")?.focus({ preventScroll: true });
}

/** Unfolds what one rests on, and remembers what it was that was folded. */
function restUnfolds(unfold: (key: string) => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: string | null = null;
  let unfolded: string[] = [];
  function over(key: string | null) {
    if (key === under) return;
    clearTimeout(timer);
    under = key;
    if (key !== null) timer = setTimeout(() => unfold(key) && unfolded.push(key), restMs);
  }
  return {
    over,
    end(): string[] {
      over(null);
      const ended = unfolded;
      unfolded = [];
      return ended;
    },
  };
}
