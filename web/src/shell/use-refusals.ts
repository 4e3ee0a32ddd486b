import type { Change } from "@chatflow/client";
import { useEffect } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { giveBack } from "../messages/drafts.ts";
import { notices } from "./notices.ts";

/** Says what the server has refused of what was shown as done already. The text of an edit goes back to where one writes. */
export function useRefusals(): void {
  const chat = useChat();
  useEffect(() => {
    function tell() {
      for (const { id, channelId, change, error } of chat.refusals.get()) {
        notices.tell("danger", `${whatFailed(change)} ${errorText(error)}`);
        if (change.do === "edit") giveBack(chat, { channelId, threadId: null }, change.text);
        chat.dismiss(id);
      }
    }
    tell();
    return chat.refusals.subscribe(tell);
  }, [chat]);
}

function whatFailed(change: Change): string {
  switch (change.do) {
    case "edit":
      return "Not saved; what you wrote is where you write messages.";
    case "remove":
      return "Not deleted.";
    case "react":
      return "The reaction was not changed.";
    case "pin":
      return change.on ? "Not pinned." : "Not unpinned.";
    default:
      return change satisfies never;
  }
}
