import type { Message } from "@chatflow/protocol";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { fullTime } from "../messages/days.ts";
import { orTell } from "../shell/or-tell.ts";
import { Button } from "../ui/Button.tsx";
import { MessageCard } from "./MessageCard.tsx";

export const rowId = (id: string): string => `saved-${id}`;

type Props = { message: Message; savedAt: string; onRemoved: () => void };

/** One saved message, to be gone to or let go. */
export function SavedRow({ message, savedAt, onRemoved }: Props) {
  const chat = useChat();
  async function remove() {
    if (await orTell(t("saved.kept"), chat.save(message, false))) onRemoved();
  }
  return (
    <MessageCard
      message={message}
      id={rowId(message.id)}
      timeTitle={t("saved.at", { time: fullTime(savedAt) })}
      actions={
        <Button kind="plain" size="sm" onClick={() => void remove()}>
          {t("saved.remove")}
        </Button>
      }
    />
  );
}
