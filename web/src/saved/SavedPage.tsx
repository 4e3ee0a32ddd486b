import { Bookmark, ChevronLeft } from "lucide-react";
import { useChat } from "../chat.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { SavedRow } from "./SavedRow.tsx";

/** What one keeps at hand for oneself, the newest first. */
export function SavedPage() {
  const chat = useChat();
  const { status, saved, hasMore, error } = useReadable(chat.saved);
  const listEnd = status === "ready" ? (hasMore ? "more" : "all") : status;
  return (
    <>
      <PageTitle>Saved · ChatFlow</PageTitle>
      <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 md:ps-5">
        <Link
          href={patterns.home}
          aria-label="Back to your conversations"
          className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden"
        >
          <ChevronLeft className="size-5" aria-hidden="true" />
        </Link>
        <h1 className="flex items-center gap-1.5 text-md font-semibold">
          <Bookmark className="size-4 text-ink-faint" aria-hidden="true" />
          Saved
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
        {status === "ready" && saved.length === 0 ? (
          <EmptyState title="Nothing is saved yet" icon={<Bookmark className="size-6" />} className="mt-[12dvh]">
            Save a message to find it again here: the choice is in the message’s menu. Nobody else sees what you save.
          </EmptyState>
        ) : (
          <ul className="mx-auto flex max-w-3xl flex-col gap-2" aria-busy={status === "loading"}>
            {saved.map(({ message, savedAt }) => (
              <SavedRow key={message.id} message={message} savedAt={savedAt} />
            ))}
            {status === "loading" && saved.length === 0 && [1, 2, 3].map((row) => <Skeleton key={row} className="h-20" />)}
            <li>
              <ListEnd status={listEnd} error={error?.message ?? null} onMore={() => void chat.saved.loadMore()} />
            </li>
          </ul>
        )}
      </div>
    </>
  );
}
