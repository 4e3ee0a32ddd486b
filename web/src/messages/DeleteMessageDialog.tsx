import type { Message } from "@chatflow/protocol";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

type Props = { message: Message; onClose: () => void };

export function DeleteMessageDialog({ message, onClose }: Props) {
  const chat = useChat();
  const myId = useReadable(chat.me)?.id;
  const author = useUser(message.authorId);
  function remove() {
    chat.remove(message.channelId, message.id);
    onClose();
  }
  const whose = message.authorId === myId ? "" : ` It is by ${author?.name ?? "somebody else"}.`;
  return (
    <Dialog
      title="Delete this message?"
      description={`Its text is gone for everybody, and cannot be brought back.${whose}`}
      onClose={onClose}
    >
      <blockquote className="max-h-40 overflow-y-auto rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap text-ink-muted wrap-anywhere">
        {message.text || message.quote?.text}
      </blockquote>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Keep</Button>
        <Button kind="danger" onClick={remove}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
