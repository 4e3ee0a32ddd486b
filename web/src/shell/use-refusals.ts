import type { Refusal } from "@chatflow/client";
import { useEffect } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { giveBack } from "../messages/drafts.ts";
import { notices } from "./notices.ts";

/** Says what the server has refused of what was shown as done already. The text of an edit goes back to where one writes. */
export function useRefusals(): void {
  const chat = useChat();
  useEffect(() => {
    function tell() {
      for (const refusal of chat.refusals.get()) {
        const { id, change, error } = refusal;
        notices.tell("danger", t("shell.refused", { what: whatFailed(change), why: errorText(error) }));
        if (change.do === "edit" && "messageId" in refusal) giveBack(chat, { channelId: refusal.channelId, threadId: null }, change.text);
        chat.dismiss(id);
      }
    }
    tell();
    return chat.refusals.subscribe(tell);
  }, [chat]);
}

function whatFailed(change: Refusal["change"]): string {
  switch (change.do) {
    case "edit":
      return t("shell.refused.edit");
    case "remove":
      return t("shell.refused.remove");
    case "react":
      return t("shell.refused.react");
    case "pin":
      return t(change.on ? "shell.refused.pin" : "shell.refused.unpin");
    case "prefer":
      return t("shell.refused.prefer");
    case "arrange":
      return t("shell.refused.arrange");
    default:
      return change satisfies never;
  }
}
