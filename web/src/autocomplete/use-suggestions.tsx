import type { ChannelEntry } from "@chatflow/protocol";
import { type KeyboardEvent, type ReactNode, type RefObject, Suspense, useId, useRef, useState } from "react";
import { lazyNamed } from "../ui/lazy-named.ts";
import type { SuggestionHandle } from "./SuggestionList.tsx";
import { suggestionQuery } from "./suggestion-query.ts";
import { typeIn } from "./type-in.ts";

const Suggestions = lazyNamed(() => import("./Suggestions.tsx"), "Suggestions");

type Field = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** What the list stands above, and is at most as wide as. */
  anchor: RefObject<HTMLElement | null>;
  text: string;
  /** The channel that one writes in; without it nobody is offered. */
  entry: ChannelEntry | undefined;
  /** Whether a text that begins with a slash is a command here. */
  takesCommands?: boolean;
};

type SuggestionField = {
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

/**
 * Offers people, channels, emoji and commands while one types their sign: arrows choose, Enter and Tab take, Escape
 * puts the list away for this sign.
 */
export function useSuggestions({ field, anchor, text, entry, takesCommands = false }: Field): SuggestionField {
  const id = useId();
  const handle = useRef<SuggestionHandle>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState<string | undefined>();
  const [putAway, setPutAway] = useState<number | null>(null);
  const query = caret === null || !entry ? null : suggestionQuery(text, caret, takesCommands);
  const isOpen = query !== null && query.from !== putAway;

  function followCaret() {
    const element = field.current;
    const at = element && element.selectionStart === element.selectionEnd ? element.selectionStart : null;
    setCaret(at);
    if (at === null || suggestionQuery(element?.value ?? "", at, takesCommands) === null) setPutAway(null);
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

  function pick(insert: string) {
    const element = field.current;
    if (!element || !query || caret === null) return;
    element.focus();
    element.setSelectionRange(query.from, caret);
    typeIn(element, element.value.charAt(caret) === " " ? insert : `${insert} `);
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
        <Suggestions
          kind={query.kind}
          id={id}
          entry={entry}
          query={query.query}
          anchor={anchor}
          handle={handle}
          onActive={setActive}
          onPick={pick}
        />
      </Suspense>
    ),
  };
}
