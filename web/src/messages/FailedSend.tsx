import type { TimelineEntry } from "@chatflow/client";
import { CircleAlert } from "lucide-react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { takeBack } from "./take-back.ts";

type Props = { message: Extract<TimelineEntry, { state: "sending" | "failed" }> };

const action = "rounded-sm font-[550] text-accent hover:underline pointer-coarse:py-2";

/** Why a message was not sent, and what one can do with it. */
export function FailedSend({ message }: Props) {
  const chat = useChat();
  return (
    <div role="alert" className="mt-0.5 flex flex-wrap gap-x-3 gap-y-1 text-sm">
      <span className="flex gap-1.5 text-danger">
        <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
        {message.error ? t("messages.failed.why", { reason: errorText(message.error) }) : t("messages.failed")}
      </span>
      <span className="flex flex-wrap gap-x-3">
        <button type="button" className={action} onClick={() => chat.retry(message.id)}>
          {t("messages.failed.retry")}
        </button>
        <button type="button" className={action} onClick={() => takeBack(chat, message)}>
          {t("messages.failed.edit")}
        </button>
        <button type="button" className={action} onClick={() => chat.discard(message.id)}>
          {t("messages.failed.discard")}
        </button>
      </span>
    </div>
  );
}
