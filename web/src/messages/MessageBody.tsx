import type { Message } from "@chatflow/protocol";
import { Pin } from "lucide-react";
import { useMemo } from "react";
import { ReactionBar } from "../reactions/ReactionBar.tsx";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { fullTime } from "./days.ts";
import { editing } from "./editing.ts";
import { Markdown } from "./Markdown.tsx";
import { MessageEditor } from "./MessageEditor.tsx";

/** What a message that the server has says, or the field in which it is being changed, or that it was deleted. */
export function MessageBody({ message }: { message: Message }) {
  const openDialog = useOpenDialog();
  const edit = useReadable(useMemo(() => editing.of(message.channelId), [message.channelId]));
  const { editedAt } = message;
  const mark = useMemo(
    () =>
      editedAt && (
        <button
          type="button"
          title={`Edited ${fullTime(editedAt)}`}
          onClick={() => openDialog({ kind: "message-history", message })}
          className="ml-1.5 rounded-sm text-xs text-ink-faint hover:underline"
        >
          (edited)
        </button>
      ),
    [editedAt, message, openDialog],
  );
  if (edit?.messageId === message.id) return <MessageEditor message={message} edit={edit} />;
  if (message.deletedAt) return <p className="text-md text-ink-faint italic">This message was deleted.</p>;
  return (
    <>
      <div className="text-md pointer-coarse:select-none">
        <Markdown text={message.text} mark={mark} />
      </div>
      {(message.pinnedAt !== null || message.reactions.length > 0) && (
        <div className="mt-1 mb-0.5 flex flex-wrap items-center gap-1">
          {message.pinnedAt && (
            <span className="mr-1 flex h-6 items-center gap-1 text-xs text-ink-faint">
              <Pin className="size-3.5" aria-hidden="true" />
              Pinned
            </span>
          )}
          {message.reactions.length > 0 && <ReactionBar message={message} />}
        </div>
      )}
    </>
  );
}
