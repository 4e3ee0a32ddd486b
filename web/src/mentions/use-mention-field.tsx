import type { ChannelEntry } from "@chatflow/protocol";
import { type KeyboardEvent, type ReactNode, type RefObject, Suspense, useId, useRef, useState } from "react";
import { lazyNamed } from "../ui/lazy-named.ts";
import type { MentionHandle } from "./MentionList.tsx";
import { mentionQuery } from "./mention-query.ts";

const MentionList = lazyNamed(() => import("./MentionList.tsx"), "MentionList");

type Field = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** What the list stands above, and is at most as wide as. */
  anchor: RefObject<HTMLElement | null>;
  text: string;
  /** The channel that one writes in; without it nobody is offered. */
  entry: ChannelEntry | undefined;
};

type MentionField = {
  /** For the text area. */
  attributes: {
    onSelect: () => void;
    onInput: () => void;
    onBlur: () => void;
    "aria-autocomplete": "list";
    "aria-haspopup": "listbox";
    "aria-controls"?: string;
    "aria-activedescendant"?: string;
  };
  /** True when the key was for the list, and nothing else is to be done with it. */
  onKey: (event: KeyboardEvent) => boolean;
  list: ReactNode;
};

/** Offers people while one types an `@`: arrows choose, Enter and Tab take, Escape puts the list away for this `@`. */
export function useMentionField({ field, anchor, text, entry }: Field): MentionField {
  const id = useId();
  const handle = useRef<MentionHandle>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState<string | undefined>();
  const [putAway, setPutAway] = useState<number | null>(null);
  const query = caret === null || !entry ? null : mentionQuery(text, caret);
  const isOpen = query !== null && query.from !== putAway;

  function followCaret() {
    const element = field.current;
    const at = element && element.selectionStart === element.selectionEnd ? element.selectionStart : null;
    setCaret(at);
    if (at === null || mentionQuery(element?.value ?? "", at) === null) setPutAway(null);
  }

  function onKey(event: KeyboardEvent): boolean {
    if (!isOpen || !handle.current || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (!act(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function act({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === "ArrowDown" || key === "ArrowUp") return handle.current?.move(key === "ArrowDown" ? 1 : -1) ?? false;
    if ((key === "Enter" || key === "Tab") && !shiftKey) return handle.current?.take() ?? false;
    if (key !== "Escape" || active === undefined) return false;
    setPutAway(query?.from ?? null);
    return true;
  }

  function pick(name: string) {
    const element = field.current;
    if (!element || !query || caret === null) return;
    element.focus();
    element.setSelectionRange(query.from, caret);
    typeIn(element, element.value.charAt(caret) === " " ? `@${name}` : `@${name} `);
  }

  return {
    attributes: {
      onSelect: followCaret,
      onInput: followCaret,
      onBlur: () => setCaret(null),
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      ...(active !== undefined && { "aria-controls": id, "aria-activedescendant": active }),
    },
    onKey,
    list: isOpen && entry && (
      <Suspense fallback={null}>
        <MentionList id={id} entry={entry} query={query.query} anchor={anchor} handle={handle} onActive={setActive} onPick={pick} />
      </Suspense>
    ),
  };
}

/** Puts a text in place of what is selected, as if it had been typed: so it can be undone. */
function typeIn(element: HTMLTextAreaElement, text: string): void {
  if (document.execCommand("insertText", false, text)) return;
  element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
