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
  let letGo = () => {};

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
    letGo();
    dataTransfer.effectAllowed = subject.of === "row" ? "all" : "move";
    // Some browsers drag nothing that has no data.
    if (subject.of === "section") dataTransfer.setData("application/x-chatflow-section", subject.id);
    showGhost(event, subject.place);
    letGo = carry(list, subject, handlers);
  }

  list.addEventListener("pointerdown", onPointerDown);
  list.addEventListener("dragstart", onDragStart);
  return () => {
    letGo();
    list.removeEventListener("pointerdown", onPointerDown);
    list.removeEventListener("dragstart", onDragStart);
  };
}

/** From the beginning of a drag to its end. Returns what ends it as Escape does. */
function carry<Landing>(list: HTMLElement, { of, id, place }: ListSubject, handlers: Handlers<Landing>): () => void {
  const carried = { of, id };
  const source = of === "row" ? place : place.closest("[data-place]");
  const listening = new AbortController();
  const { signal } = listening;
  const scrolling = edgeScroll(list, look);
  let point: Point | null = null;
  let landing: Landing | null = null;

  function look() {
    landing = point && handlers.landingAt(carried, point);
    handlers.over(carried, landing);
  }

  function end(landed: Landing | null) {
    if (signal.aborted) return;
    listening.abort();
    scrolling.at(null);
    source?.classList.remove("opacity-50");
    handlers.end(carried, landed);
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

  /** Out of the window. */
  function onDragLeave({ relatedTarget }: DragEvent) {
    if (relatedTarget !== null) return;
    point = null;
    scrolling.at(null);
    look();
  }

  function onDrop(event: DragEvent) {
    if (landing === null) return;
    event.preventDefault();
    end(landing);
  }

  document.addEventListener("dragover", onDragOver, { signal });
  document.addEventListener("dragleave", onDragLeave, { signal });
  document.addEventListener("drop", onDrop, { signal });
  document.addEventListener("dragend", () => end(null), { signal });
  // A row that is gone from the page does not tell that its drag has ended; the mouse without a button does.
  document.addEventListener("pointermove", ({ buttons }) => buttons === 0 && end(null), { signal });
  // A page that changes while a drag begins may end it.
  setTimeout(() => {
    if (signal.aborted) return;
    source?.classList.add("opacity-50");
    look();
  });
  return () => end(null);
}
