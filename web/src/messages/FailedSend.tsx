import type { TimelineEntry } from "@chatflow/client";
import { CircleAlert } from "lucide-react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { openThread } from "../threads/open-thread.ts";
import { composerIdOf } from "./composer-id.ts";
import { giveBack } from "./drafts.ts";

type Props = { message: Extract<TimelineEntry, { state: "sending" | "failed" }> };

const action = "rounded-sm font-[550] text-accent hover:underline pointer-coarse:py-2";

/** Why a message was not sent, and what one can do with it. */
export function FailedSend({ message }: Props) {
  const chat = useChat();
  const { channelId, threadId = null } = message;
  return (
    <div role="alert" className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="flex items-center gap-1.5 text-danger">
        <CircleAlert className="size-3.5 shrink-0" aria-hidden="true" />
        Not sent. {message.error && errorText(message.error)}
      </span>
      <button type="button" className={action} onClick={() => chat.retry(message.id)}>
        Try again
      </button>
      <button
        type="button"
        className={action}
        onClick={() => {
          const text = chat.discard(message.id);
          if (text === undefined) return;
          giveBack(chat, { channelId, threadId }, text);
          const field = document.getElementById(composerIdOf({ threadId }));
          if (field || threadId === null) field?.focus();
          else openThread({ channelId, id: threadId });
        }}
      >
        Edit
      </button>
      <button type="button" className={action} onClick={() => chat.discard(message.id)}>
        Discard
      </button>
    </div>
  );
}
