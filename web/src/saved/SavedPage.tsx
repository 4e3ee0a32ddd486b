import { Bookmark } from "lucide-react";
import { useRef } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { PageHeader } from "../shell/PageHeader.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { rowAfter } from "../ui/row-after.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { rowId, SavedRow } from "./SavedRow.tsx";

/** What one keeps at hand for oneself, the newest first. */
export function SavedPage() {
  const chat = useChat();
  const { status, saved, hasMore, error } = useReadable(chat.saved);
  const listEnd = status === "ready" ? (hasMore ? "more" : "all") : status;
  const heading = useRef<HTMLHeadingElement>(null);

  /** The button that was pressed goes with its row: the keyboard goes on from the next one. */
  function goOnAfter(id: string) {
    const next = rowAfter(
      saved.map(({ message }) => message.id),
      id,
    );
    (next === null ? heading.current : document.getElementById(rowId(next)))?.focus();
  }

  return (
    <>
      <PageTitle>{t("saved.pageTitle")}</PageTitle>
      <PageHeader>
        <h1 ref={heading} tabIndex={-1} className="flex items-center gap-1.5 text-md font-semibold">
          <Bookmark className="size-4 text-ink-faint" aria-hidden="true" />
          {t("saved.title")}
        </h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
        {status === "ready" && saved.length === 0 ? (
          <EmptyState title={t("saved.none")} icon={<Bookmark className="size-6" />} className="mt-[12dvh]">
            {t("saved.noneText")}
          </EmptyState>
        ) : (
          <ul className="mx-auto flex max-w-3xl flex-col gap-2" aria-busy={status === "loading"}>
            {saved.map(({ message, savedAt }) => (
              <SavedRow key={message.id} message={message} savedAt={savedAt} onRemoved={() => goOnAfter(message.id)} />
            ))}
            {status === "loading" && saved.length === 0 && [1, 2, 3].map((row) => <Skeleton key={row} className="h-20" />)}
            <li>
              <ListEnd status={listEnd} error={error ? errorText(error) : null} onMore={() => void chat.saved.loadMore()} />
            </li>
          </ul>
        )}
      </div>
    </>
  );
}
