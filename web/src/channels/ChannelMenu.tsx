import type { ChannelEntry, Me } from "@chatflow/protocol";
import { Ellipsis, LogOut, Settings, UserPlus } from "lucide-react";
import { useOpenDialog } from "../shell/dialogs.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { mayAddPeople, mayEditChannel, mayLeave } from "./policy.ts";

export function ChannelMenu({ entry, me }: { entry: ChannelEntry; me: Me | null }) {
  const openDialog = useOpenDialog();
  const channelId = entry.channel.id;
  const items: MenuItem[] = [];
  if (mayAddPeople(entry)) {
    const onSelect = () => openDialog({ kind: "members", channelId, adding: true });
    items.push({ label: "Add people", icon: <UserPlus className="size-4" />, onSelect });
  }
  if (mayEditChannel(entry, me)) {
    const onSelect = () => openDialog({ kind: "edit-channel", channelId });
    items.push({ label: "Channel settings", icon: <Settings className="size-4" />, onSelect });
  }
  if (mayLeave(entry)) {
    const onSelect = () => openDialog({ kind: "leave-channel", channelId });
    items.push({ label: "Leave channel", icon: <LogOut className="size-4" />, onSelect, danger: true });
  }
  if (items.length === 0) return null;
  return (
    <Menu
      label="Channel"
      align="end"
      items={items}
      trigger={
        <IconButton label="Channel menu">
          <Ellipsis className="size-4" />
        </IconButton>
      }
    />
  );
}
