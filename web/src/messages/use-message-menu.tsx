import { limits, type Message } from "@chatflow/protocol";
import {
  Bookmark,
  BookmarkX,
  CheckCheck,
  Copy,
  Forward,
  Link2,
  MessageSquareText,
  Pencil,
  Pin,
  PinOff,
  Quote,
  SmilePlus,
  Trash2,
} from "lucide-react";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { quoteIn } from "../quotes/quote-in.ts";
import { addressOf } from "../routing/addresses.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { notices } from "../shell/notices.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import { openThread } from "../threads/open-thread.ts";
import { copyText } from "../ui/copy-text.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { onceClosed } from "../ui/once-closed.ts";
import { editing } from "./editing.ts";
import type { Place } from "./place.ts";
import { mayDeleteMessage, mayEditMessage } from "./policy.ts";

/** What one may do with a message, beside reacting to it. */
export function useMessageMenu(message: Message, shownIn: Place | null): MenuItem[] {
  const chat = useChat();
  const openDialog = useOpenDialog();
  const me = useReadable(chat.me);
  const { id: messageId, channelId } = message;
  const place = shownIn ?? { channelId, threadId: message.threadId ?? null };
  const saved = useReadable(useMemo(() => chat.isSaved(messageId), [chat, messageId]));
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));

  const items: MenuItem[] = [];
  if (mayEditMessage(message, me)) {
    const onSelect = () => onceClosed(() => editing.begin(place, message));
    items.push({ label: "Edit", icon: <Pencil className="size-4" />, onSelect });
  }
  if (place.threadId === null) {
    const onSelect = () => onceClosed(() => openThread(message));
    items.push({ label: "Reply in thread", icon: <MessageSquareText className="size-4" />, onSelect });
  }
  items.push(
    { label: "Quote", icon: <Quote className="size-4" />, onSelect: () => onceClosed(() => quoteIn(place, message)) },
    { label: "Forward", icon: <Forward className="size-4" />, onSelect: () => openDialog({ kind: "forward", message }) },
    message.pinnedAt
      ? {
          label: "Unpin",
          icon: <PinOff className="size-4" />,
          onSelect: () => void chat.pin(channelId, messageId, false),
        }
      : {
          label: "Pin to the channel",
          icon: <Pin className="size-4" />,
          onSelect: () => void chat.pin(channelId, messageId, true),
        },
    saved
      ? {
          label: "Remove from saved",
          icon: <BookmarkX className="size-4" />,
          onSelect: () => void orTell("Still saved.", chat.save(message, false)),
        }
      : {
          label: "Save for later",
          icon: <Bookmark className="size-4" />,
          onSelect: () => void orTell("Not saved.", chat.save(message, true)),
        },
  );
  if (message.authorId === me?.id && entry && entry.channel.memberCount > 1 && entry.channel.memberCount <= limits.receiptMembers) {
    const onSelect = () => openDialog({ kind: "readers", message });
    items.push({ label: "Who has read this", icon: <CheckCheck className="size-4" />, onSelect });
  }
  if (message.reactions.length > 0) {
    const onSelect = () => openDialog({ kind: "reactions", message });
    items.push({ label: t("reactions.who"), icon: <SmilePlus className="size-4" />, onSelect });
  }
  items.push(
    {
      label: "Copy link",
      icon: <Link2 className="size-4" />,
      onSelect: () => onceClosed(() => void copyAndTell(location.origin + addressOf(message), "Link copied.")),
    },
    {
      label: "Copy text",
      icon: <Copy className="size-4" />,
      onSelect: () => onceClosed(() => void copyAndTell(message.text, "Text copied.")),
    },
  );
  if (mayDeleteMessage(message, me, entry?.membership ?? null)) {
    const onSelect = () => openDialog({ kind: "delete-message", message });
    items.push({ label: "Delete", icon: <Trash2 className="size-4" />, onSelect, danger: true });
  }
  return items;
}

/** Only once the menu is gone: while it holds the focus, nothing beside it can be selected. */
async function copyAndTell(text: string, done: string) {
  if (await copyText(text)) notices.tell("info", done);
  else notices.tell("danger", "Not copied: this browser does not let the page use the clipboard.");
}
