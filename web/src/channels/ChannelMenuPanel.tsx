import type { ChannelEntry } from "@chatflow/protocol";
import { t } from "../i18n/i18n.ts";
import { MenuAt } from "../ui/MenuAt.tsx";
import { useChannelMenu } from "./use-channel-menu.tsx";
import { useChannelTitle } from "./use-channel-title.ts";

type Props = {
  entry: ChannelEntry;
  shownIn: "list" | "header";
  at: { x: number; y: number };
  onClose: () => void;
  giveFocusBack: () => void;
};

/** The menu of one conversation, in the list and in its head. */
export function ChannelMenuPanel({ entry, shownIn, ...rest }: Props) {
  const items = useChannelMenu(entry, shownIn);
  const title = useChannelTitle(entry.channel);
  return <MenuAt {...rest} items={items} label={title === null ? t("channels.row.menu") : t("channels.row.menuOf", { title })} />;
}
