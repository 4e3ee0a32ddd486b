import type { TimelineEntry } from "@chatflow/client";
import { CircleAlert } from "lucide-react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { takeBack } from "./take-back.ts";

type Props = { message: Extract<TimelineEntry, { state: "sending" | "failed" }> };

const action = "rounded-sm font-[550] text-accent hover:underline pointer-coarse:py-2";

/** Why a message was not sent, and what one can do with it. */
export function FailedSend({ message }: Props) {
  const chat = useChat();
  return (
    <div role="alert" className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="flex items-center gap-1.5 text-danger">
        <CircleAlert className="size-3.5 shrink-0" aria-hidden="true" />
        Not sent. {message.error && errorText(message.error)}
      </span>
      <button type="button" className={action} onClick={() => chat.retry(message.id)}>
        Try again
      </button>
      <button type="button" className={action} onClick={() => takeBack(chat, message)}>
        Edit
      </button>
      <button type="button" className={action} onClick={() => chat.discard(message.id)}>
        Discard
      </button>
    </div>
  );
}
