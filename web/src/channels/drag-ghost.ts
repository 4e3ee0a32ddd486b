import { cx } from "../ui/cx.ts";

/**
 * What goes along with the pointer: the sign and the name of what is carried. The browser takes its picture when the drag
 * begins; after that it is gone from the page.
 */
export function showGhost(event: DragEvent, subject: HTMLElement): void {
  const stop = subject.querySelector<HTMLElement>("[data-stop]");
  const name = stop?.querySelector(".truncate");
  if (!stop || !name) return;
  const ghost = document.createElement("div");
  // With room for the shadow, which is cut off otherwise.
  ghost.className = "pointer-events-none fixed start-0 top-0 -z-10 p-3";
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
  // Beside the pointer, so that it hides nothing of where it is carried to.
  const isRtl = getComputedStyle(ghost).direction === "rtl";
  event.dataTransfer?.setDragImage(ghost, isRtl ? ghost.offsetWidth : 0, 0);
  setTimeout(() => ghost.remove());
}
