import type { ChannelEntry, ChannelRole, Member } from "@chatflow/protocol";
import { MessageSquare, Shield, ShieldCheck, User, UserMinus } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { openDirect } from "./open-direct.ts";
import { mayRemove, maySetRole } from "./policy.ts";

/** What one may do about a member of a channel. */
export function useMemberMenu(entry: ChannelEntry, { userId, role }: Member): MenuItem[] {
  const chat = useChat();
  const me = useReadable(chat.me);
  const openDialog = useOpenDialog();
  const channelId = entry.channel.id;
  const items: MenuItem[] = [];
  const isMe = userId === me?.id;
  if (!isMe) {
    const onSelect = () => void openDirect(chat, userId);
    items.push({ label: t("channels.people.message"), icon: <MessageSquare className="size-4" />, onSelect });
  }
  if (maySetRole(entry, me).may) {
    const make = (next: ChannelRole) => () =>
      void orTell(t("channels.people.notChanged"), chat.client.call("channels.setRole", { channelId, userId, role: next }));
    if (role !== "owner") {
      items.push({ label: t("channels.people.makeOwner"), icon: <ShieldCheck className="size-4" />, onSelect: make("owner") });
    }
    if (role !== "moderator") {
      items.push({ label: t("channels.people.makeModerator"), icon: <Shield className="size-4" />, onSelect: make("moderator") });
    }
    if (role !== "member") {
      items.push({ label: t("channels.people.makeMember"), icon: <User className="size-4" />, onSelect: make("member") });
    }
  }
  if (!isMe && mayRemove(entry, me, role).may) {
    const onSelect = () => openDialog({ kind: "remove-member", channelId, userId });
    items.push({ label: t("channels.people.remove"), icon: <UserMinus className="size-4" />, onSelect, danger: true });
  }
  return items;
}
