import type { User } from "@chatflow/protocol";
import { Check } from "lucide-react";
import type { Ref } from "react";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { cx } from "../ui/cx.ts";
import { errorText } from "./field-errors.ts";
import { UserRow, UserRowSkeleton } from "./UserRow.tsx";
import type { UserSearch } from "./use-user-search.ts";

type Props = {
  id: string;
  list: Ref<HTMLDivElement>;
  search: UserSearch;
  query: string;
  current: User | undefined;
  chosen: User[];
  refusal: (user: User) => string | null;
  onPoint: (index: number) => void;
  onToggle: (user: User) => void;
};

/** The people that a search found, to take or give back. The focus stays in the field that searches. */
export function UserOptions({ id, list, search, query, current, chosen, refusal, onPoint, onToggle }: Props) {
  const users = search.status === "ready" ? search.users : [];
  return (
    <>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t("accounts.people")}
        aria-multiselectable="true"
        className="mt-2 -mx-2 min-h-40 flex-1 overflow-y-auto"
      >
        {search.status === "loading" && [1, 2, 3].map((row) => <UserRowPlaceholder key={row} />)}
        {users.map((user, index) => {
          const refused = refusal(user);
          const isChosen = chosen.some((one) => one.id === user.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which moves the active option
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={user.id}
              id={`${id}-${user.id}`}
              role="option"
              aria-selected={isChosen}
              aria-disabled={refused !== null}
              onPointerMove={() => onPoint(index)}
              onClick={() => onToggle(user)}
              className={cx("rounded-md px-2", user === current && "bg-hover", refused ? "opacity-60" : "cursor-pointer")}
            >
              <UserRow
                user={user}
                note={refused ?? (isChosen && <Check className="size-4 text-accent" aria-label={t("accounts.people.chosen")} />)}
              />
            </div>
          );
        })}
      </div>
      {search.status === "failed" && <Banner kind="danger">{errorText(search.error)}</Banner>}
      {search.status === "ready" && users.length === 0 && (
        <p role="status" className="pb-4 text-center text-ink-muted">
          {t("accounts.people.none", { query: query.trim() })}
        </p>
      )}
      {search.status === "ready" && search.more && <p className="pt-2 text-sm text-ink-muted">{t("accounts.people.more")}</p>}
    </>
  );
}

function UserRowPlaceholder() {
  return (
    <div className="px-2" aria-hidden="true">
      <UserRowSkeleton />
    </div>
  );
}
