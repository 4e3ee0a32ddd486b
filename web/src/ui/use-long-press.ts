import { type PointerEvent, useCallback, useMemo, useRef } from "react";

/** As long as phones take it for "what can I do with this?", in milliseconds. */
const pressMs = 450;
/** A finger that moves further than this scrolls. */
const slack = 10;

type OnPress = (pressed: Element, at: { x: number; y: number }) => void;
type Handlers = {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onContextMenu: (event: { preventDefault(): void }) => void;
};

/**
 * The finger that is lifted next has pressed already: it shall not press what came up below it as well. Told by what was
 * touched, which hears of it even when it has left the page meanwhile.
 */
function swallowTap(touched: Element) {
  touched.addEventListener("touchend", (event) => event.preventDefault(), { once: true, passive: false });
}

/** What a resting finger does something else with: the browser opens the menu of a link, and selects text in a field. */
const own = "a, textarea, input";

/**
 * Tells when a finger rests on something, and on what: a button as well, which it presses only when it is lifted at once.
 * Unless other exceptions are given, links and fields are left to the browser. Null while there is nothing to tell.
 */
export function useLongPress(onPress: OnPress | null, except = own): Handlers {
  const latest = useRef(onPress);
  latest.current = onPress;
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const end = useCallback(() => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  }, []);
  return useMemo(
    () => ({
      onPointerDown(event) {
        end();
        if (!latest.current || event.pointerType !== "touch" || !event.isPrimary) return;
        const { target, clientX: x, clientY: y } = event;
        if (!(target instanceof Element) || target.closest(except)) return;
        const timer = setTimeout(() => {
          swallowTap(target);
          latest.current?.(target, { x, y });
        }, pressMs);
        press.current = { timer, x, y };
      },
      onPointerMove(event) {
        const began = press.current;
        if (began && Math.hypot(event.clientX - began.x, event.clientY - began.y) > slack) end();
      },
      onPointerUp: end,
      onPointerCancel: end,
      // The browser's own menu for a resting finger would come on top of ours.
      onContextMenu(event) {
        if (press.current) event.preventDefault();
      },
    }),
    [end, except],
  );
}
