import { MessagesSquare } from "lucide-react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { PageHeader } from "../shell/PageHeader.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ThreadRow } from "./ThreadRow.tsx";

/** The threads that one follows, the newest reply first. */
export function ThreadsPage() {
  const { threads } = useChat();
  const snapshot = useReadable(threads);
  const { status, threads: entries, hasMore, error } = snapshot;
  const more = () => void threads.loadMore();
  return (
    <>
      <PageTitle>{t("threads.pageTitle")}</PageTitle>
      <PageHeader>
        <h1 className="flex items-center gap-1.5 font-semibold text-md">
          <MessagesSquare className="size-4 text-ink-faint" aria-hidden="true" />
          {t("threads.title")}
        </h1>
      </PageHeader>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-2 py-2" aria-busy={status === "loading"}>
        {entries.length > 0 && (
          <ul className="mx-auto w-full max-w-[49.5rem]">
            {entries.map((entry) => (
              <ThreadRow key={entry.root.id} entry={entry} />
            ))}
            <li>
              <ListEnd status={error ? "failed" : hasMore ? "more" : "all"} error={error ? errorText(error) : null} onMore={more} />
            </li>
          </ul>
        )}
        {entries.length === 0 && status === "loading" && <Placeholders />}
        {entries.length === 0 && status === "failed" && (
          <div role="alert" className="px-4 pt-[12dvh]">
            <EmptyState title={t("threads.list.failed")} actions={<Button onClick={more}>{t("threads.retry")}</Button>}>
              {error && errorText(error)}
            </EmptyState>
          </div>
        )}
        {entries.length === 0 && status === "ready" && <NoThreads />}
      </div>
    </>
  );
}

function NoThreads() {
  return (
    <div className="px-4 pt-[12dvh]">
      <EmptyState title={t("threads.list.none")} icon={<MessagesSquare className="size-6" />}>
        {t("threads.list.noneText")}
      </EmptyState>
    </div>
  );
}

function Placeholders() {
  return (
    <div role="status" className="mx-auto flex w-full max-w-[49.5rem] flex-col gap-8 px-3 py-3">
      <span className="sr-only">{t("threads.list.loading")}</span>
      {["w-3/5", "w-2/5", "w-1/2"].map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-9 shrink-0 rounded-md" />
          <div className="flex flex-1 flex-col gap-2.5">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className={`h-3.5 max-w-lg ${width}`} />
            <Skeleton className="h-3.5 w-36" />
          </div>
        </div>
      ))}
    </div>
  );
}
