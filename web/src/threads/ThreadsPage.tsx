import { ChevronLeft, MessagesSquare } from "lucide-react";
import { useChat } from "../chat.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
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
      <PageTitle>Threads · ChatFlow</PageTitle>
      <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 md:ps-5">
        <Link
          href={patterns.home}
          aria-label="Back to your conversations"
          className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden"
        >
          <ChevronLeft className="size-5" aria-hidden="true" />
        </Link>
        <h1 className="flex items-center gap-1.5 font-semibold text-md">
          <MessagesSquare className="size-4 text-ink-faint" aria-hidden="true" />
          Threads
        </h1>
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto" aria-busy={status === "loading"}>
        {entries.length > 0 && (
          <ul className="divide-y divide-line">
            {entries.map((entry) => (
              <ThreadRow key={entry.root.id} entry={entry} />
            ))}
            <li>
              <ListEnd status={error ? "failed" : hasMore ? "more" : "all"} error={error?.message ?? null} onMore={more} />
            </li>
          </ul>
        )}
        {entries.length === 0 && status === "loading" && <Placeholders />}
        {entries.length === 0 && status === "failed" && (
          <div role="alert" className="flex flex-1 items-center p-6">
            <EmptyState title="Your threads could not be loaded" actions={<Button onClick={more}>Try again</Button>}>
              {error?.message}
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
    <div className="flex flex-1 items-center p-6">
      <EmptyState title="No threads yet" icon={<MessagesSquare className="size-6" />}>
        A thread keeps the answers to one message together, beside the channel. Point at a message, or rest a finger on it, and choose
        “Reply in thread”. Threads that you begin, reply in or are mentioned in are listed here.
      </EmptyState>
    </div>
  );
}

function Placeholders() {
  return (
    <div role="status" className="flex flex-col gap-8 px-5 py-4">
      <span className="sr-only">Loading your threads…</span>
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
