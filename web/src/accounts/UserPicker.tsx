import type { User } from "@chatflow/protocol";
import { X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { UserOptions } from "./UserOptions.tsx";
import { useUserSearch } from "./use-user-search.ts";

type Props = {
  label: string;
  chosen: User[];
  onChange: (chosen: User[]) => void;
  /** Says why a person cannot be chosen, such as that they are in already. */
  refuse?: (user: User) => string | null;
  max: number;
};

/** Chooses people by typing: arrows move, Enter takes or gives back, Backspace in the empty field removes the last one. */
export function UserPicker({ label, chosen, onChange, refuse, max }: Props) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const search = useUserSearch(query);
  const list = useRef<HTMLDivElement>(null);
  const users = search.status === "ready" ? search.users : [];
  const current = users[Math.min(active, users.length - 1)];

  function toggle(user: User) {
    if (refuse?.(user)) return;
    const without = chosen.filter((one) => one.id !== user.id);
    if (without.length < chosen.length) onChange(without);
    else if (chosen.length < max) onChange([...chosen, user]);
    setQuery("");
    setActive(0);
  }

  function move(to: number) {
    const next = (to + users.length) % Math.max(users.length, 1);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Enter" && current && (query !== "" || chosen.length === 0)) toggle(current);
    else if (event.key === "Backspace" && query === "" && chosen.length > 0) onChange(chosen.slice(0, -1));
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <label htmlFor={id} className="mb-1.5 text-sm font-[550]">
        {label}
      </label>
      <div className="flex max-h-28 flex-wrap items-center gap-1.5 overflow-y-auto rounded-md bg-canvas p-1.5 ring-1 ring-line-strong ring-inset has-focus-visible:ring-2 has-focus-visible:ring-accent">
        {chosen.map((user) => (
          <span
            key={user.id}
            className="flex h-6 max-w-full items-center gap-1.5 rounded-sm bg-accent-soft pe-0.5 ps-0.5 pointer-coarse:h-9"
          >
            <Avatar name={user.name} seed={user.id} size="xs" />
            <span dir="auto" className="truncate text-sm">
              {user.name}
            </span>
            <button
              type="button"
              aria-label={t("accounts.people.remove", { name: user.name })}
              className="rounded-sm p-1 text-ink-muted hover:bg-hover hover:text-ink"
              onClick={() => onChange(chosen.filter((one) => one.id !== user.id))}
            >
              <X className="size-3" />
            </button>
          </span>
        ))}
        <input
          id={id}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-list-${current.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t("accounts.people.find")}
          className="h-6 min-w-32 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-9"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <UserOptions
        id={`${id}-list`}
        list={list}
        search={search}
        query={query}
        current={current}
        chosen={chosen}
        refusal={(user) => refuse?.(user) ?? null}
        onPoint={setActive}
        onToggle={toggle}
      />
    </div>
  );
}
