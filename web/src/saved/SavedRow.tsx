import type { Message } from "@chatflow/protocol";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { fullTime } from "../messages/days.ts";
import { orTell } from "../shell/or-tell.ts";
import { Button } from "../ui/Button.tsx";
import { MessageCard } from "./MessageCard.tsx";

/** One saved message, to be gone to or let go. */
export function SavedRow({ message, savedAt }: { message: Message; savedAt: string }) {
  const chat = useChat();
  return (
    <MessageCard
      message={message}
      timeTitle={t("saved.at", { time: fullTime(savedAt) })}
      actions={
        <Button kind="plain" size="sm" onClick={() => void orTell(t("saved.kept"), chat.save(message, false))}>
          {t("saved.remove")}
        </Button>
      }
    />
  );
}
