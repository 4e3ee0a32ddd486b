import { type KeyboardEvent, useId, useRef, useState } from "react";
import { UserRow } from "../accounts/UserRow.tsx";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";
import { TextField } from "../ui/TextField.tsx";
import type { ForwardTarget } from "./forward-targets.ts";
import { useForwardTargets } from "./use-forward-targets.ts";

/** Finds a channel or a person by typing: arrows move, Enter takes. The focus stays in the field. */
export function TargetPicker({ onPick }: { onPick: (target: ForwardTarget) => void }) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { targets, status } = useForwardTargets(query);
  const current = targets[Math.min(at, targets.length - 1)];

  function move(step: 1 | -1) {
    const next = (Math.min(at, targets.length - 1) + step + targets.length) % Math.max(targets.length, 1);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && current) onPick(current);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <TextField
        label={t("quotes.forward.to")}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-autocomplete="list"
        placeholder={t("quotes.target.hint")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={t("quotes.target.list")} className="mt-2 -mx-2 min-h-40 flex-1 overflow-y-auto">
        {targets.map((target, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which moves the active option
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={target.id}
            id={`${id}-${target.id}`}
            role="option"
            aria-selected={target === current}
            onPointerMove={() => setAt(index)}
            onClick={() => onPick(target)}
            className={cx("cursor-pointer rounded-md px-2", target === current && "bg-hover")}
          >
            <TargetRow target={target} />
          </div>
        ))}
      </div>
      {status === "ready" && targets.length === 0 && (
        <p role="status" className="pb-4 text-center text-ink-muted">
          {t("quotes.target.none", { query: query.trim() })}
        </p>
      )}
    </>
  );
}

export function TargetRow({ target }: { target: ForwardTarget }) {
  if (target.kind === "user") return <UserRow user={target.user} />;
  return (
    <span className="flex h-11 min-w-0 items-center gap-3">
      <span className="flex w-7 shrink-0 justify-center text-ink-faint">
        <ChannelIcon channel={target.channel} />
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate font-[550]">
        {target.title}
      </span>
    </span>
  );
}
