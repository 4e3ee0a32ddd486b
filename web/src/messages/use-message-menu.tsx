import type { Message } from "@chatflow/protocol";
import { Copy, Link2, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { messageAddress } from "../routing/addresses.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { notices } from "../shell/notices.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import { copyText } from "../ui/copy-text.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { editing } from "./editing.ts";
import { mayDeleteMessage, mayEditMessage } from "./policy.ts";

/** What one may do with a message, beside reacting to it. */
export function useMessageMenu(message: Message): MenuItem[] {
  const chat = useChat();
  const openDialog = useOpenDialog();
  const me = useReadable(chat.me);
  const { id: messageId, channelId } = message;
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const { call } = chat.client;

  const items: MenuItem[] = [];
  if (mayEditMessage(message, me)) {
    // Later than the click, so that the menu has given the focus back before the editor takes it.
    const onSelect = () => setTimeout(() => editing.begin(message), 0);
    items.push({ label: "Edit", icon: <Pencil className="size-4" />, onSelect });
  }
  items.push(
    message.pinnedAt
      ? {
          label: "Unpin",
          icon: <PinOff className="size-4" />,
          onSelect: () => void orTell("Not unpinned.", call("messages.unpin", { channelId, messageId })),
        }
      : {
          label: "Pin to the channel",
          icon: <Pin className="size-4" />,
          onSelect: () => void orTell("Not pinned.", call("messages.pin", { channelId, messageId })),
        },
    {
      label: "Copy link",
      icon: <Link2 className="size-4" />,
      onSelect: () => copyAndTell(location.origin + messageAddress(channelId, messageId), "Link copied."),
    },
    { label: "Copy text", icon: <Copy className="size-4" />, onSelect: () => copyAndTell(message.text, "Text copied.") },
  );
  if (mayDeleteMessage(message, me, entry?.membership ?? null)) {
    const onSelect = () => openDialog({ kind: "delete-message", message });
    items.push({ label: "Delete", icon: <Trash2 className="size-4" />, onSelect, danger: true });
  }
  return items;
}

function copyAndTell(text: string, done: string) {
  // Once the menu or the dialog is gone: while it holds the focus, nothing beside it can be selected.
  setTimeout(async () => {
    if (await copyText(text)) notices.tell("info", done);
    else notices.tell("danger", "Not copied: this browser does not let the page use the clipboard.");
  }, 50);
}
