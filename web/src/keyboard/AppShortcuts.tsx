import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { composerIdOf } from "../messages/composer-id.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { notices } from "../shell/notices.ts";
import type { View } from "../shell/view.ts";
import { useShortcut } from "./use-shortcut.ts";

/** The shortcuts that work all over the app and belong to no part of it. Shows nothing. */
export function AppShortcuts({ view }: { view: View }) {
  const chat = useChat();
  const openDialog = useOpenDialog();
  useShortcut("search", () => navigate(patterns.search));
  useShortcut("shortcuts", () => openDialog({ kind: "shortcuts" }));
  useShortcut("preferences", () => navigate(patterns.preferences));
  useShortcut("inbox", () => navigate(patterns.inbox));
  useShortcut("threads", () => navigate(patterns.threads));
  useShortcut("saved", () => navigate(patterns.saved));
  useShortcut("markAllRead", () => {
    for (const { channel } of chat.channels.get()) chat.markRead(channel.id);
    notices.tell("info", t("channels.list.noneUnread"));
  });
  const inChannel = view.kind === "channel";
  useShortcut("composer", () => focusOn(composerIdOf({ threadId: inChannel ? view.threadId : null })), inChannel);
  return null;
}

function focusOn(id: string): boolean {
  const element = document.getElementById(id);
  element?.focus();
  return element !== null;
}
