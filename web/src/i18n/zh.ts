import type { Catalog } from "./i18n.ts";
import { accounts } from "./zh/accounts.ts";
import { autocomplete } from "./zh/autocomplete.ts";
import { channelPages } from "./zh/channel-pages.ts";
import { channels } from "./zh/channels.ts";
import { composer } from "./zh/composer.ts";
import { device } from "./zh/device.ts";
import { errors } from "./zh/errors.ts";
import { inbox } from "./zh/inbox.ts";
import { keyboard } from "./zh/keyboard.ts";
import { markdown } from "./zh/markdown.ts";
import { mentions } from "./zh/mentions.ts";
import { messages } from "./zh/messages.ts";
import { notifications } from "./zh/notifications.ts";
import { pageHeader } from "./zh/page-header.ts";
import { pins } from "./zh/pins.ts";
import { preferences } from "./zh/preferences.ts";
import { presence } from "./zh/presence.ts";
import { profile } from "./zh/profile.ts";
import { quotes } from "./zh/quotes.ts";
import { reactions } from "./zh/reactions.ts";
import { receipts } from "./zh/receipts.ts";
import { saved } from "./zh/saved.ts";
import { scheduled } from "./zh/scheduled.ts";
import { search } from "./zh/search.ts";
import { shell } from "./zh/shell.ts";
import { switcher } from "./zh/switcher.ts";
import { threads } from "./zh/threads.ts";
import { ui } from "./zh/ui.ts";
import { welcome } from "./zh/welcome.ts";
import { workspace } from "./zh/workspace.ts";

/** Every text in Simplified Chinese. */
export const zh: Catalog = {
  ...accounts,
  ...autocomplete,
  ...channelPages,
  ...channels,
  ...composer,
  ...device,
  ...errors,
  ...inbox,
  ...keyboard,
  ...markdown,
  ...mentions,
  ...messages,
  ...notifications,
  ...pageHeader,
  ...pins,
  ...preferences,
  ...presence,
  ...profile,
  ...quotes,
  ...reactions,
  ...receipts,
  ...saved,
  ...scheduled,
  ...search,
  ...shell,
  ...switcher,
  ...threads,
  ...ui,
  ...welcome,
  ...workspace,
};
