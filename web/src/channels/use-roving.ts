import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect } from "react";

const stops = "[data-stop]";

/**
 * One tab stop for a long list: the arrows, Home and End go along what is marked with `data-stop` and rendered with
 * `tabIndex={-1}`. Done in the document, so that no row renders again because the focus moved.
 */
export function useRoving(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const makeStop = useCallback(
    (stop: HTMLElement) => {
      for (const one of list.current?.querySelectorAll<HTMLElement>(`${stops}[tabindex="0"]`) ?? []) one.tabIndex = -1;
      stop.tabIndex = 0;
    },
    [list],
  );

  // Whatever comes and goes: there is always one to begin at, which is where the reader is, else the first.
  useLayoutEffect(() => {
    const place = list.current;
    if (!place || place.querySelector(`${stops}[tabindex="0"]`)) return;
    const first = place.querySelector<HTMLElement>(`${stops}[aria-current=page]`) ?? place.querySelector<HTMLElement>(stops);
    if (first) makeStop(first);
  });

  useEffect(() => {
    const place = list.current;
    function follow(event: FocusEvent) {
      if (event.target instanceof HTMLElement && event.target.matches(stops)) makeStop(event.target);
    }
    place?.addEventListener("focusin", follow);
    return () => place?.removeEventListener("focusin", follow);
  }, [list, makeStop]);

  return useCallback(
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = [...(list.current?.querySelectorAll<HTMLElement>(stops) ?? [])];
      const at = all.findIndex((stop) => stop === event.target || stop.parentElement?.contains(event.target as Node));
      if (at < 0) return;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
    },
    [list],
  );
}
