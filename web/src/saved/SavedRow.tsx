import type { Message } from "@chatflow/protocol";
import { useChat } from "../chat.ts";
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
      timeTitle={`Saved ${fullTime(savedAt)}`}
      actions={
        <Button kind="plain" size="sm" onClick={() => void orTell("Still saved.", chat.save(message, false))}>
          Remove
        </Button>
      }
    />
  );
}
