import { showGhost } from "./drag-ghost.ts";
import { edgeScroll } from "./edge-scroll.ts";
import { type ListSubject, subjectOf } from "./use-list-menu.ts";

/** A conversation or a section that somebody carries. */
export type Carried = Pick<ListSubject, "of" | "id">;
export type Point = { x: number; y: number };

type Handlers<Landing> = {
  mayCarry(subject: Carried): boolean;
  /** Where it would land at a point of the list; null where it cannot. */
  landingAt(carried: Carried, point: Point): Landing | null;
  /** Called again and again while it is carried. */
  over(carried: Carried, landing: Landing | null): void;
  /** `landing` is null when it was let go elsewhere, or Escape was pressed. */
  end(carried: Carried, landing: Landing | null): void;
};

/**
 * Follows what the mouse drags in a list, by the browser's own drag events and with one handler for all rows. Rows are
 * links, which the browser drags anyway, with their address; so they can be dropped in a text or another window, too.
 * Returns what ends it.
 */
export function followDrags<Landing>(list: HTMLElement, handlers: Handlers<Landing>): () => void {
  let pressedByFinger = false;
  let carried: Carried | null = null;
  let source: Element | null = null;
  let point: Point | null = null;
  let landing: Landing | null = null;
  let stopListening = () => {};
  const scrolling = edgeScroll(list, look);

  function look() {
    if (!carried) return;
    landing = point && handlers.landingAt(carried, point);
    handlers.over(carried, landing);
  }

  function end(landed: Landing | null) {
    const ended = carried;
    if (!ended) return;
    scrolling.stop();
    stopListening();
    source?.classList.remove("opacity-50");
    carried = null;
    landing = null;
    handlers.end(ended, landed);
  }

  function onPointerDown({ target, pointerType }: PointerEvent) {
    pressedByFinger = pointerType === "touch";
    const subject = target && subjectOf(target);
    if (subject?.of !== "section") return;
    const isMenu = target instanceof Element && target.closest("[data-menu]") !== null;
    subject.place.draggable = !pressedByFinger && !isMenu && handlers.mayCarry(subject);
  }

  function onDragStart(event: DragEvent) {
    const { target, dataTransfer } = event;
    const subject = target && subjectOf(target);
    // A finger that rests opens the menu, which has the same ways.
    if (!subject || !dataTransfer || pressedByFinger || !handlers.mayCarry(subject)) return;
    end(null);
    carried = { of: subject.of, id: subject.id };
    dataTransfer.effectAllowed = carried.of === "row" ? "all" : "move";
    // Some browsers drag nothing that has no data.
    if (carried.of === "section") dataTransfer.setData("application/x-chatflow-section", carried.id);
    showGhost(event, subject.place);
    source = carried.of === "row" ? subject.place : subject.place.closest("[data-place]");
    listen();
    // A page that changes while a drag begins may end it.
    setTimeout(() => {
      if (!carried) return;
      source?.classList.add("opacity-50");
      look();
    });
  }

  function listen() {
    const listening = new AbortController();
    const { signal } = listening;
    stopListening = () => listening.abort();
    document.addEventListener("dragover", onDragOver, { signal });
    document.addEventListener("dragleave", onDragLeave, { signal });
    document.addEventListener("drop", onDrop, { signal });
    document.addEventListener("dragend", () => end(null), { signal });
    // A row that is gone from the page does not tell that its drag has ended; the mouse without a button does.
    document.addEventListener("pointermove", ({ buttons }) => buttons === 0 && end(null), { signal });
  }

  function onDragOver(event: DragEvent) {
    const isHere = event.target instanceof Node && list.parentElement?.contains(event.target) === true;
    point = isHere ? { x: event.clientX, y: event.clientY } : null;
    scrolling.at(point?.y ?? null);
    look();
    if (!isHere) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = landing === null ? "none" : "move";
  }

  function onDragLeave({ relatedTarget }: DragEvent) {
    if (relatedTarget !== null) return;
    point = null;
    scrolling.stop();
    look();
  }

  function onDrop(event: DragEvent) {
    if (landing === null) return;
    event.preventDefault();
    end(landing);
  }

  list.addEventListener("pointerdown", onPointerDown);
  list.addEventListener("dragstart", onDragStart);
  return () => {
    end(null);
    list.removeEventListener("pointerdown", onPointerDown);
    list.removeEventListener("dragstart", onDragStart);
  };
}
