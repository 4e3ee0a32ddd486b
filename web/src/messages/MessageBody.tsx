import type { Message } from "@chatflow/protocol";
import { Pin } from "lucide-react";
import { Suspense, useMemo } from "react";
import { t } from "../i18n/i18n.ts";
import { useMentionNames } from "../mentions/use-mention-names.ts";
import { WithQuote } from "../quotes/WithQuote.tsx";
import { ReactionBar } from "../reactions/ReactionBar.tsx";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { ThreadSummaryLine } from "../threads/ThreadSummaryLine.tsx";
import { lazyNamed } from "../ui/lazy-named.ts";
import { fullTime } from "./days.ts";
import { editing } from "./editing.ts";
import { Markdown } from "./Markdown.tsx";
import { usePlace } from "./place.ts";

const MessageEditor = lazyNamed(() => import("./MessageEditor.tsx"), "MessageEditor");

/** What a message that the server has says, or the field in which it is being changed, or that it was deleted. */
export function MessageBody({ message }: { message: Message }) {
  const openDialog = useOpenDialog();
  const shownIn = usePlace();
  const place = useMemo(() => shownIn ?? { channelId: message.channelId, threadId: null }, [shownIn, message.channelId]);
  const edit = useReadable(useMemo(() => editing.of(place), [place]));
  const names = useMentionNames(message);
  const { editedAt, thread } = message;
  const mark = useMemo(
    () =>
      editedAt && (
        <button
          type="button"
          title={t("messages.row.editedAt", { time: fullTime(editedAt) })}
          onClick={() => openDialog({ kind: "message-history", message })}
          className="ms-1.5 rounded-sm text-xs text-ink-faint hover:underline"
        >
          {t("messages.row.edited")}
        </button>
      ),
    [editedAt, message, openDialog],
  );
  const said = (
    <div className="text-md pointer-coarse:select-none">
      <Markdown text={message.text} mark={mark} names={names} />
    </div>
  );
  if (edit?.messageId === message.id) {
    return (
      <Suspense fallback={said}>
        <MessageEditor message={message} edit={edit} place={place} />
      </Suspense>
    );
  }
  // In the thread itself its beginning needs no word about it.
  const summary = thread && place.threadId === null && <ThreadSummaryLine message={message} thread={thread} />;
  if (message.deletedAt) {
    return (
      <>
        <p className="text-md text-ink-faint italic">{t("messages.row.deleted")}</p>
        {summary}
      </>
    );
  }
  return (
    <>
      <WithQuote message={message}>{(message.text !== "" || mark) && said}</WithQuote>
      {(message.pinnedAt !== null || message.reactions.length > 0) && (
        <div className="mt-1 mb-0.5 flex flex-wrap items-center gap-1">
          {message.pinnedAt && (
            <span className="me-1 flex h-6 items-center gap-1 text-xs text-ink-faint">
              <Pin className="size-3.5" aria-hidden="true" />
              {t("messages.row.pinned")}
            </span>
          )}
          {message.reactions.length > 0 && <ReactionBar message={message} />}
        </div>
      )}
      {summary}
    </>
  );
}
