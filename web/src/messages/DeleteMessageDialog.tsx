import type { Message } from "@chatflow/protocol";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { MessageText } from "./MessageText.tsx";

type Props = { message: Message; onClose: () => void };

/** Asks before what somebody else wrote is deleted; one's own is deleted at once, with a way back (delete-own.ts). */
export function DeleteMessageDialog({ message, onClose }: Props) {
  const chat = useChat();
  const author = useUser(message.authorId);
  function remove() {
    chat.remove(message.channelId, message.id);
    onClose();
  }
  return (
    <Dialog
      title={t("messages.delete.title")}
      description={author ? t("messages.delete.textBy", { author: author.name }) : t("messages.delete.text")}
      onClose={onClose}
    >
      <blockquote className="max-h-40 overflow-y-auto rounded-md bg-sunken px-3 py-2 text-ink-muted">
        <MessageText message={message} />
      </blockquote>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{t("messages.delete.keep")}</Button>
        <Button kind="danger" onClick={remove}>
          {t("messages.delete.delete")}
        </Button>
      </div>
    </Dialog>
  );
}
