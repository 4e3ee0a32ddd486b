import { ChatFlowError } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { asChatFlowError } from "../accounts/session.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import type { Place } from "../messages/place.ts";
import { addressOf } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

type Props = { error: ChatFlowError | undefined; place: Place; onRetry: () => void; onClose: () => void };

/** The address leads to no message of this channel, or to a reply, or the question could not be answered. */
export function ThreadFailed({ error = new ChatFlowError("unavailable"), place, onRetry, onClose }: Props) {
  const refusal = useWayToThread(place, error.code === "is_reply") ?? error;
  if (refusal.code === "is_reply") return null;
  // An address that was cut short is no id, which the server calls invalid: for people both are the same.
  const missing = refusal.code === "not_found" || refusal.code === "invalid_input";
  return (
    <div role="alert" className="flex flex-1 items-center p-6">
      {missing ? (
        <EmptyState title={t("threads.missing")} actions={<Button onClick={onClose}>{t("threads.missing.leave")}</Button>}>
          {t("threads.missing.text")}
        </EmptyState>
      ) : (
        <EmptyState title={t("threads.failed")} actions={<Button onClick={onRetry}>{t("threads.retry")}</Button>}>
          {errorText(refusal)}
        </EmptyState>
      )}
    </div>
  );
}

/** From a reply to the thread that it is in. Null while the way is looked for, or when there is none to look for. */
function useWayToThread({ channelId, threadId }: Place, isReply: boolean): ChatFlowError | null {
  const { client } = useChat();
  const [refusal, setRefusal] = useState<ChatFlowError | null>(null);
  useEffect(() => {
    if (!isReply || threadId === null) return;
    const abort = new AbortController();
    client.call("messages.get", { channelId, messageId: threadId }, { signal: abort.signal }).then(
      (message) => !abort.signal.aborted && navigate(addressOf(message), { replace: true }),
      (thrown) => !abort.signal.aborted && setRefusal(asChatFlowError(thrown)),
    );
    return () => abort.abort();
  }, [client, channelId, threadId, isReply]);
  return refusal;
}
