import { Popover } from "radix-ui";
import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cx } from "../ui/cx.ts";

/** Something that one may mean. */
export type Suggestion = {
  id: string;
  /** What stands in the text once it is taken, with its sign. */
  insert: string;
  icon: ReactNode;
  label: ReactNode;
  note?: string | undefined;
  /** Shown, and cannot be taken: the note says why. */
  refused?: boolean;
};

/** What the keys of the field do in the list; false when there is nothing in it. */
export type SuggestionHandle = { move(step: 1 | -1): boolean; take(): boolean };

/** What every kind of list is given by the field that it belongs to. */
export type ListProps = {
  id: string;
  query: string;
  anchor: RefObject<HTMLElement | null>;
  handle: Ref<SuggestionHandle>;
  /** Which suggestion stands out, by the id of its element; undefined when there is none. */
  onActive: (id: string | undefined) => void;
  onPick: (insert: string) => void;
};

type Props = ListProps & { label: string; options: readonly Suggestion[] };

/** What one may mean, above the field. The focus stays in the field. */
export function SuggestionList({ id, label, options, query, anchor, handle, onActive, onPick }: Props) {
  // By name, since the list grows while it is loaded.
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    options.findIndex((option) => option.id === chosen),
  );
  const active = options[at];
  const activeId = active && `${id}-${active.id}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other letters, another first
  useEffect(() => setChosen(null), [query]);
  useEffect(() => onActive(activeId), [activeId, onActive]);
  useEffect(() => () => onActive(undefined), [onActive]);

  function pick(option: Suggestion) {
    if (!option.refused) onPick(option.insert);
  }
  useImperativeHandle(handle, () => ({
    move(step) {
      if (options.length === 0) return false;
      const next = (at + step + options.length) % options.length;
      setChosen(options[next]?.id ?? null);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
      return true;
    },
    take() {
      if (!active) return false;
      pick(active);
      return true;
    },
  }));

  if (options.length === 0) return null;
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          role="presentation"
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => event.preventDefault()}
          className="z-50 w-[min(26rem,max(19rem,var(--radix-popper-anchor-width)),calc(100vw-1rem))] rounded-lg bg-raised p-1 shadow-float outline-none"
        >
          <div ref={list} id={id} role="listbox" aria-label={label} className="max-h-[min(22rem,45dvh)] overflow-y-auto">
            {options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which moves the active option
              <div
                key={option.id}
                id={`${id}-${option.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={option === active}
                aria-disabled={option.refused ?? false}
                onMouseDown={(event) => event.preventDefault()}
                onPointerMove={() => setChosen(option.id)}
                onClick={() => pick(option)}
                className={cx(
                  "flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 pointer-coarse:h-11",
                  option === active && "bg-hover",
                )}
              >
                <span className="flex w-5 shrink-0 justify-center text-ink-faint">{option.icon}</span>
                <span className={cx("min-w-0 truncate", option.note && "max-w-7/10 shrink-0", option.refused && "text-ink-muted")}>
                  {option.label}
                </span>
                {option.note && <span className="ms-auto min-w-0 truncate text-sm text-ink-faint">{option.note}</span>}
              </div>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
