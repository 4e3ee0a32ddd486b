import { cx } from "../ui/cx.ts";

/** Room for the shadow, which the browser cuts off otherwise. */
const margin = 12;

/**
 * What goes along with the pointer: the sign and the name of what is carried. The browser takes its picture when the drag
 * begins; after that it is gone from the page.
 */
export function showGhost(event: DragEvent, subject: HTMLElement): void {
  const stop = subject.querySelector<HTMLElement>("[data-stop]");
  const name = stop?.querySelector(".truncate");
  if (!stop || !name) return;
  const ghost = document.createElement("div");
  ghost.className = "pointer-events-none fixed top-full start-0 p-3";
  const card = document.createElement("div");
  card.className = "flex h-row max-w-56 items-center gap-2.5 rounded-md bg-raised px-2.5 text-ink shadow-float";
  const text = document.createElement("span");
  text.className = cx("min-w-0 truncate font-[550]", subject.dataset.section !== undefined && "text-sm");
  text.dir = "auto";
  text.textContent = name.textContent;
  const sign = stop.firstElementChild === name ? null : stop.firstElementChild;
  card.append(...(sign ? [sign.cloneNode(true)] : []), text);
  ghost.append(card);
  document.body.append(ghost);
  const from = stop.getBoundingClientRect();
  const { width } = card.getBoundingClientRect();
  // Below the pointer as it was in the list; a shorter card stands at the side where its line begins.
  const isRtl = getComputedStyle(card).direction === "rtl";
  const x = isRtl ? width - Math.min(from.right - event.clientX, width) : Math.min(event.clientX - from.left, width);
  event.dataTransfer?.setDragImage(ghost, x + margin, event.clientY - from.top + margin);
  setTimeout(() => ghost.remove());
}
