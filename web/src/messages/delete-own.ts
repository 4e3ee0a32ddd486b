import type { Chat } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { t } from "../i18n/i18n.ts";
import { noticeMs, notices } from "../shell/notices.ts";

/** Deletes what one said oneself at once, without a question: for as long as the notice stands it can be brought back. */
export function deleteOwn(chat: Chat, { channelId, id }: Pick<Message, "channelId" | "id">): void {
  const change = chat.remove(channelId, id, { holdMs: noticeMs.action });
  function run() {
    if (!chat.undo(change)) notices.tell("danger", t("messages.deleted.tooLate"));
    focusMessage(id);
  }
  notices.tell("info", t("messages.deleted"), { label: t("messages.deleted.undo"), run });
  focusMessage(id);
}

/** What was pressed has gone away with it; the keyboard goes on from the message. */
function focusMessage(id: string) {
  document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
