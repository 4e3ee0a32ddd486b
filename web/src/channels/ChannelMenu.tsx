import type { ChannelEntry } from "@chatflow/protocol";
import { Ellipsis } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useChannelMenu } from "./use-channel-menu.tsx";

/** What else can be done with the conversation that is open. */
export function ChannelMenu({ entry }: { entry: ChannelEntry }) {
  const items = useChannelMenu(entry, "header");
  return (
    <Menu
      label={t("channels.menu.label")}
      align="end"
      items={items}
      trigger={
        <IconButton label={t("channels.menu.open")}>
          <Ellipsis className="size-4" />
        </IconButton>
      }
    />
  );
}
