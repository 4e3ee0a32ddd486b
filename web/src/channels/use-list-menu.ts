import { type KeyboardEvent, type MouseEvent, useCallback, useState } from "react";
import { useLongPress } from "../ui/use-long-press.ts";

/** The menu that is open: of a conversation or of a section, by its id or key. */
export type ListMenu = { of: "row" | "section"; id: string; at: { x: number; y: number } };

/** A row or a heading of the list, and where on the page it is. */
export type ListSubject = Pick<ListMenu, "of" | "id"> & { place: HTMLElement };

/** Finds what an element of the list belongs to, by the `data-` names that its rows and headings have. */
export function subjectOf(element: EventTarget): ListSubject | null {
  const place = element instanceof Element ? element.closest<HTMLElement>("[data-row], [data-section]") : null;
  if (!place) return null;
  const { row, section } = place.dataset;
  return row !== undefined ? { of: "row", id: row, place } : { of: "section", id: section ?? "", place };
}

/** The focus goes back to the row's link or the heading's button. */
export function focusSubject({ of, id }: ListMenu): void {
  document.querySelector<HTMLElement>(`[data-${of}="${CSS.escape(id)}"] [data-stop]`)?.focus();
}

/** One menu for a whole list: by its buttons, the right button of a mouse, a resting finger, Shift+F10 or the menu key. */
export function useListMenu() {
  const [menu, setMenu] = useState<ListMenu | null>(null);
  const open = useCallback((element: EventTarget, at?: { x: number; y: number }): boolean => {
    const subject = subjectOf(element);
    if (!subject) return false;
    const box = subject.place.querySelector("[data-menu]")?.getBoundingClientRect() ?? subject.place.getBoundingClientRect();
    setMenu({ of: subject.of, id: subject.id, at: at ?? { x: box.left, y: box.bottom } });
    return true;
  }, []);
  const press = useLongPress((pressed, at) => open(pressed, at), "[data-menu]");
  return {
    menu,
    close: useCallback(() => setMenu(null), []),
    handlers: {
      ...press,
      onClick(event: MouseEvent) {
        if (event.target instanceof Element && event.target.closest("[data-menu]")) open(event.target);
      },
      onContextMenu(event: MouseEvent) {
        if (open(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault();
      },
    },
    /** True when the key opened the menu. */
    onKey(event: KeyboardEvent): boolean {
      const isMenuKey = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (!isMenuKey || !open(event.target)) return false;
      event.preventDefault();
      return true;
    },
  };
}
