import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";

/** How many marked rows are above and below what is seen of a list. */
export type OutOfView = { above: number; below: number };

const marked = "[data-wants]";
const none: OutOfView = { above: 0, below: 0 };

function look(scroller: HTMLElement): { above: HTMLElement[]; below: HTMLElement[] } {
  const view = scroller.getBoundingClientRect();
  const found: { above: HTMLElement[]; below: HTMLElement[] } = { above: [], below: [] };
  for (const row of scroller.querySelectorAll<HTMLElement>(marked)) {
    const { top, bottom } = row.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    if (middle < view.top) found.above.push(row);
    else if (middle > view.bottom) found.below.push(row);
  }
  return found;
}

/** Follows what is out of view, and brings the nearest of it into view. Looks again whenever `changing` is another. */
export function useOutOfView(
  scroller: RefObject<HTMLElement | null>,
  changing: unknown,
): OutOfView & { show(where: keyof OutOfView): void } {
  const [counts, setCounts] = useState(none);
  const count = useCallback(() => {
    if (!scroller.current) return;
    const { above, below } = look(scroller.current);
    setCounts((before) =>
      before.above === above.length && before.below === below.length ? before : { above: above.length, below: below.length },
    );
  }, [scroller]);
  // In the frame that shows them, once everything else has its place: earlier the page would have to be measured twice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other counts
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(count);
    return () => cancelAnimationFrame(frame);
  }, [count, changing]);
  useEffect(() => {
    const place = scroller.current;
    if (!place) return;
    const sizes = new ResizeObserver(count);
    sizes.observe(place);
    place.addEventListener("scroll", count, { passive: true });
    return () => {
      sizes.disconnect();
      place.removeEventListener("scroll", count);
    };
  }, [scroller, count]);
  return {
    ...counts,
    show(where) {
      if (!scroller.current) return;
      const { above, below } = look(scroller.current);
      const row = where === "above" ? above.at(-1) : below[0];
      row?.scrollIntoView({ block: "center" });
      row?.querySelector("a")?.focus({ preventScroll: true });
    },
  };
}
