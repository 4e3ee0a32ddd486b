import type { Preferences } from "@chatflow/protocol";
import {
  Bookmark,
  Clock,
  Compass,
  Contrast,
  FolderPlus,
  Inbox,
  Keyboard,
  LogOut,
  MessageSquarePlus,
  MessagesSquare,
  Moon,
  Plus,
  Settings,
  Smile,
  Sun,
  SunMoon,
  UserPlus,
  Wrench,
} from "lucide-react";
import type { ReactNode } from "react";
import { useSession } from "../accounts/session.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { type DialogRequest, useOpenDialog } from "../shell/dialogs.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import type { Choice } from "./choice.ts";

/** What can be done from the switcher, each found by what it is called and by other words for it. */
export function useActions(): Choice[] {
  const chat = useChat();
  const session = useSession();
  const openDialog = useOpenDialog();
  const isAdmin = useReadable(chat.me)?.role === "admin";
  const dialog = (request: DialogRequest) => () => openDialog(request);
  const go = (to: string) => () => navigate(to);
  const theme = (next: Preferences["theme"]) => () => void orTell(t("switcher.themeNotSet"), chat.setPreferences({ theme: next }));
  return [
    action("new-message", t("switcher.newMessage"), t("switcher.newMessage.words"), <MessageSquarePlus />, dialog({ kind: "new-direct" })),
    action("create", t("switcher.create"), t("switcher.create.words"), <Plus />, dialog({ kind: "create-channel" })),
    action("browse", t("switcher.browse"), t("switcher.browse.words"), <Compass />, go(patterns.browse)),
    action(
      "section",
      t("channels.sections.new"),
      t("switcher.section.words"),
      <FolderPlus />,
      dialog({ kind: "section", sectionId: null }),
    ),
    action("inbox", t("switcher.inbox"), t("switcher.inbox.words"), <Inbox />, go(patterns.inbox)),
    action("threads", t("switcher.threads"), t("switcher.threads.words"), <MessagesSquare />, go(patterns.threads)),
    action("saved", t("switcher.saved"), t("switcher.saved.words"), <Bookmark />, go(patterns.saved)),
    action("scheduled", t("switcher.scheduled"), t("switcher.scheduled.words"), <Clock />, go(patterns.scheduled)),
    action("status", t("switcher.status"), t("switcher.status.words"), <Smile />, dialog({ kind: "status" })),
    action("preferences", t("switcher.preferences"), t("switcher.preferences.words"), <Settings />, go(patterns.preferences)),
    action("invite", t("switcher.invite"), t("switcher.invite.words"), <UserPlus />, dialog({ kind: "invite" })),
    action("shortcuts", t("switcher.shortcuts"), t("switcher.shortcuts.words"), <Keyboard />, dialog({ kind: "shortcuts" })),
    action("light", t("switcher.light"), t("switcher.theme.words"), <Sun />, theme("light")),
    action("dark", t("switcher.dark"), t("switcher.theme.words"), <Moon />, theme("dark")),
    action("contrast", t("switcher.contrast"), t("switcher.theme.words"), <Contrast />, theme("contrast")),
    action("system", t("switcher.system"), t("switcher.theme.words"), <SunMoon />, theme("system")),
    ...(isAdmin
      ? [action("workspace", t("switcher.workspace"), t("switcher.workspace.words"), <Wrench />, dialog({ kind: "workspace-settings" }))]
      : []),
    action(
      "sign-out",
      t("switcher.signOut"),
      t("switcher.signOut.words"),
      <LogOut />,
      () => void orTell(t("switcher.notSignedOut"), session.signOut()),
    ),
  ];
}

/** `words` are others that people look for it by, with commas between them. */
function action(key: string, name: string, words: string, icon: ReactNode, run: () => void): Choice {
  const names = [name, ...words.split(",").map((word) => word.trim())];
  return {
    key: `action-${key}`,
    kind: "action",
    names,
    icon,
    run,
    own: true,
    unread: 0,
    mentions: 0,
    recent: null,
    open: false,
    back: false,
  };
}
