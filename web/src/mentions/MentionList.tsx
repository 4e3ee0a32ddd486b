import type { ChannelEntry } from "@chatflow/protocol";
import { Megaphone } from "lucide-react";
import { Popover } from "radix-ui";
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { Avatar } from "../ui/Avatar.tsx";
import { cx } from "../ui/cx.ts";
import type { MentionOption } from "./mention-options.ts";
import { useMentionOptions } from "./use-mention-options.ts";

/** What the keys of the field do in the list; false when there is nothing in it. */
export type MentionHandle = { move(step: 1 | -1): boolean; take(): boolean };

type Props = {
  id: string;
  entry: ChannelEntry;
  query: string;
  anchor: RefObject<HTMLElement | null>;
  handle: Ref<MentionHandle>;
  /** Which option stands out, by the id of its element; undefined when there is none. */
  onActive: (id: string | undefined) => void;
  onPick: (name: string) => void;
};

/** Whom one may mean, above the field. The focus stays in the field. */
export function MentionList({ id, entry, query, anchor, handle, onActive, onPick }: Props) {
  const options = useMentionOptions(entry, query);
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

  function pick(option: MentionOption) {
    if (option.kind !== "everyone" || !option.refused) onPick(option.name);
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
          <div ref={list} id={id} role="listbox" aria-label="Whom to mention" className="max-h-[min(22rem,45dvh)] overflow-y-auto">
            {options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which moves the active option
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                key={option.id}
                id={`${id}-${option.id}`}
                role="option"
                aria-selected={option === active}
                aria-disabled={option.kind === "everyone" && option.refused}
                onMouseDown={(event) => event.preventDefault()}
                onPointerMove={() => setChosen(option.id)}
                onClick={() => pick(option)}
                className={cx(
                  "flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 pointer-coarse:h-11",
                  option === active && "bg-hover",
                )}
              >
                <Option option={option} />
              </div>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Option({ option }: { option: MentionOption }) {
  if (option.kind === "everyone") {
    return (
      <>
        <span className="flex w-5 justify-center text-ink-faint">
          <Megaphone className="size-4" aria-hidden="true" />
        </span>
        <span className={cx("shrink-0 font-[550]", option.refused && "text-ink-muted")}>@{option.name}</span>
        <span className="min-w-0 truncate text-sm text-ink-muted">{option.refused ? "Kept to moderators here" : option.text}</span>
      </>
    );
  }
  const { user, note } = option;
  return (
    <>
      <Avatar name={user.name} seed={user.id} size="xs" />
      <span className="min-w-0 truncate">
        <span className="font-[550]">{user.name}</span> <span className="text-ink-muted">@{user.username}</span>
      </span>
      {note && <span className="ms-auto shrink-0 text-sm text-ink-faint">{note}</span>}
    </>
  );
}
