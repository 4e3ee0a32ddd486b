import type { Message } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

type Props = { message: Message; onClose: () => void };

export function DeleteMessageDialog({ message, onClose }: Props) {
  const { client, me } = useChat();
  const myId = useReadable(me)?.id;
  const author = useUser(message.authorId);
  const remove = useAction(async () => {
    await client.call("messages.delete", { channelId: message.channelId, messageId: message.id });
    onClose();
  });
  const whose = message.authorId === myId ? "" : ` It is by ${author?.name ?? "somebody else"}.`;
  return (
    <Dialog
      title="Delete this message?"
      description={`Its text is gone for everybody, and cannot be brought back.${whose}`}
      onClose={onClose}
    >
      <blockquote className="max-h-40 overflow-y-auto rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap text-ink-muted wrap-anywhere">
        {message.text}
      </blockquote>
      {remove.error && (
        <Banner kind="danger" className="mt-3">
          {errorText(remove.error)}
        </Banner>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Keep</Button>
        <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
