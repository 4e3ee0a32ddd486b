import { type KeyboardEvent, useRef, useState } from "react";
import { cx } from "../ui/cx.ts";
import { inputClass } from "../ui/TextField.tsx";
import { findEmoji } from "./emoji.ts";

/** Emoji to choose from, found by name. Enter takes the first found; the arrows go through the rows. */
export function EmojiGrid({ onPick }: { onPick: (emoji: string) => void }) {
  const [query, setQuery] = useState("");
  const grid = useRef<HTMLDivElement>(null);
  const found = findEmoji(query);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const buttons = [...(grid.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Enter" && at < 0) {
      event.preventDefault();
      if (found[0]) onPick(found[0].emoji);
      return;
    }
    const next = stepOf(event.key, at, columnsOf(buttons));
    if (next === null) return;
    event.preventDefault();
    if (next < 0) grid.current?.parentElement?.querySelector("input")?.focus();
    else buttons[Math.min(next, buttons.length - 1)]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field and of the buttons inside
    <div onKeyDown={onKeyDown}>
      <input
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        aria-label="Find an emoji by name"
        placeholder="Find by name"
        autoComplete="off"
        spellCheck={false}
        className={cx(inputClass, "h-8 pointer-coarse:h-11 [&::-webkit-search-cancel-button]:hidden")}
      />
      <div ref={grid} className="mt-2 grid h-52 auto-rows-min grid-cols-[repeat(auto-fill,minmax(2.125rem,1fr))] overflow-y-auto">
        {found.map(({ emoji, name }) => (
          <button
            key={emoji}
            type="button"
            tabIndex={-1}
            aria-label={name}
            title={name}
            onClick={() => onPick(emoji)}
            className="flex h-8.5 items-center justify-center rounded-md text-xl hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 pointer-coarse:h-11"
          >
            {emoji}
          </button>
        ))}
        {found.length === 0 && (
          <p role="status" className="col-span-full py-6 text-center text-ink-muted">
            No emoji of this name.
          </p>
        )}
      </div>
    </div>
  );
}

/** Where an arrow leads from the button at `at`; below 0 is the field above, null a key that is no arrow for the grid. */
function stepOf(key: string, at: number, columns: number): number | null {
  if (key === "ArrowDown") return at < 0 ? 0 : at + columns;
  if (at < 0) return null; // in the field, the other arrows move its caret
  if (key === "ArrowUp") return at - columns;
  if (key === "ArrowRight") return at + 1;
  if (key === "ArrowLeft") return Math.max(0, at - 1);
  return null;
}

function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  const next = buttons.findIndex((button) => button.offsetTop !== top);
  return next < 0 ? Math.max(1, buttons.length) : next;
}
