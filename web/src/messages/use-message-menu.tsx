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
import { mayPost } from "../channels/policy.ts";
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
import { deleteOwn } from "./delete-own.ts";
import { editing } from "./editing.ts";
import type { Place } from "./place.ts";
import { mayDeleteMessage, mayEditMessage, mayPinIn } from "./policy.ts";

/** What one may do with a message, beside reacting to it. */
export function useMessageMenu(message: Message, shownIn: Place | null): MenuItem[] {
  const chat = useChat();
  const openDialog = useOpenDialog();
  const me = useReadable(chat.me);
  const { id: messageId, channelId } = message;
  const place = shownIn ?? { channelId, threadId: message.threadId ?? null };
  const saved = useReadable(useMemo(() => chat.isSaved(messageId), [chat, messageId]));
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));

  const maySay = entry !== undefined && mayPost(entry, me).may;
  const items: MenuItem[] = [];
  if (mayEditMessage(message, me, entry)) {
    const onSelect = () => onceClosed(() => editing.begin(place, message));
    items.push({ label: t("messages.menu.edit"), icon: <Pencil className="size-4" />, onSelect });
  }
  if (maySay && place.threadId === null) {
    const onSelect = () => onceClosed(() => openThread(message));
    items.push({ label: t("messages.menu.reply"), icon: <MessageSquareText className="size-4" />, onSelect });
  }
  if (maySay) {
    const onSelect = () => onceClosed(() => quoteIn(place, message));
    items.push({ label: t("messages.menu.quote"), icon: <Quote className="size-4" />, onSelect });
  }
  const forward = () => openDialog({ kind: "forward", message });
  items.push({ label: t("messages.menu.forward"), icon: <Forward className="size-4" />, onSelect: forward });
  if (mayPinIn(entry, me)) {
    const pin = (on: boolean) => () => void chat.pin(channelId, messageId, on);
    items.push(
      message.pinnedAt
        ? { label: t("messages.menu.unpin"), icon: <PinOff className="size-4" />, onSelect: pin(false) }
        : { label: t("messages.menu.pin"), icon: <Pin className="size-4" />, onSelect: pin(true) },
    );
  }
  items.push(
    saved
      ? {
          label: t("messages.menu.unsave"),
          icon: <BookmarkX className="size-4" />,
          onSelect: () => void orTell(t("messages.menu.stillSaved"), chat.save(message, false)),
        }
      : {
          label: t("messages.menu.save"),
          icon: <Bookmark className="size-4" />,
          onSelect: () => void orTell(t("messages.menu.notSaved"), chat.save(message, true)),
        },
  );
  if (message.authorId === me?.id && entry && entry.channel.memberCount > 1 && entry.channel.memberCount <= limits.receiptMembers) {
    const onSelect = () => openDialog({ kind: "readers", message });
    items.push({ label: t("messages.menu.readers"), icon: <CheckCheck className="size-4" />, onSelect });
  }
  if (message.reactions.length > 0) {
    const onSelect = () => openDialog({ kind: "reactions", message });
    items.push({ label: t("reactions.who"), icon: <SmilePlus className="size-4" />, onSelect });
  }
  items.push(
    {
      label: t("messages.menu.copyLink"),
      icon: <Link2 className="size-4" />,
      onSelect: () => onceClosed(() => void copyAndTell(location.origin + addressOf(message), t("messages.menu.linkCopied"))),
    },
    {
      label: t("messages.menu.copyText"),
      icon: <Copy className="size-4" />,
      onSelect: () => onceClosed(() => void copyAndTell(message.text || message.quote?.text || "", t("messages.menu.textCopied"))),
    },
  );
  if (mayDeleteMessage(message, me, entry)) {
    const isOwn = message.authorId === me?.id;
    const onSelect = () => (isOwn ? onceClosed(() => deleteOwn(chat, message)) : openDialog({ kind: "delete-message", message }));
    items.push({ label: t("messages.menu.delete"), icon: <Trash2 className="size-4" />, onSelect, danger: true });
  }
  return items;
}

/** Only once the menu is gone: while it holds the focus, nothing beside it can be selected. */
async function copyAndTell(text: string, done: string) {
  if (await copyText(text)) notices.tell("info", done);
  else notices.tell("danger", t("messages.menu.notCopied"));
}
