import type { ChannelEntry } from "@chatflow/protocol";
import { BellOff, BellRing, FolderInput, Link2, LogOut, Settings, Star, StarOff, UserPlus, UsersRound } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress, channelMembersAddress, channelSettingsAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { notices } from "../shell/notices.ts";
import { useReadable } from "../state.ts";
import { copyText } from "../ui/copy-text.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { onceClosed } from "../ui/once-closed.ts";
import { mayAddPeople, mayLeave } from "./policy.ts";
import { settingsOf } from "./sidebar-sections.ts";
import { useArrange } from "./use-arrange.ts";

/** What one may do with a conversation; its head shows the star and the members already. */
export function useChannelMenu(entry: ChannelEntry, shownIn: "list" | "header"): MenuItem[] {
  const chat = useChat();
  const me = useReadable(chat.me);
  const openDialog = useOpenDialog();
  const arrange = useArrange(entry.channel.id);
  const channelId = entry.channel.id;
  const { favourite, muted } = settingsOf(entry);
  const isNamed = entry.channel.type !== "direct";
  const items: MenuItem[] = [];
  if (shownIn === "list") {
    items.push({
      label: favourite ? t("channels.menu.unfavourite") : t("channels.menu.favourite"),
      icon: favourite ? <StarOff className="size-4" /> : <Star className="size-4" />,
      onSelect: () => arrange({ favourite: !favourite }),
    });
  }
  items.push(
    {
      label: muted ? t("channels.menu.unmute") : t("channels.menu.mute"),
      icon: muted ? <BellRing className="size-4" /> : <BellOff className="size-4" />,
      onSelect: () => arrange({ muted: !muted }),
    },
    {
      label: t("channels.menu.move"),
      icon: <FolderInput className="size-4" />,
      onSelect: () => openDialog({ kind: "move-channel", channelId }),
    },
    {
      label: t("channels.menu.copyLink"),
      icon: <Link2 className="size-4" />,
      onSelect: () => onceClosed(() => void copyLink(channelAddress(channelId))),
    },
  );
  if (mayAddPeople(entry, me).may) {
    const onSelect = () => openDialog({ kind: "add-people", channelId });
    items.push({ label: t("channels.menu.addPeople"), icon: <UserPlus className="size-4" />, onSelect });
  }
  if (shownIn === "list") {
    const onSelect = () => navigate(channelMembersAddress(channelId));
    items.push({ label: t("channels.menu.members"), icon: <UsersRound className="size-4" />, onSelect });
  }
  if (isNamed) {
    const onSelect = () => navigate(channelSettingsAddress(channelId));
    items.push({ label: t("channels.menu.settings"), icon: <Settings className="size-4" />, onSelect });
  }
  if (mayLeave(entry)) {
    const onSelect = () => openDialog({ kind: "leave-channel", channelId });
    items.push({ label: t("channels.menu.leave"), icon: <LogOut className="size-4" />, onSelect, danger: true });
  }
  return items;
}

/** Only once the menu is gone: while it holds the focus, nothing beside it can be selected. */
async function copyLink(address: string) {
  if (await copyText(location.origin + address)) notices.tell("info", t("channels.menu.linkCopied"));
  else notices.tell("danger", t("channels.menu.linkNotCopied"));
}
