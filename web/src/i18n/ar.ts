import { accounts } from "./ar/accounts.ts";
import { autocomplete } from "./ar/autocomplete.ts";
import { channelPages } from "./ar/channel-pages.ts";
import { channels } from "./ar/channels.ts";
import { composer } from "./ar/composer.ts";
import { device } from "./ar/device.ts";
import { errors } from "./ar/errors.ts";
import { inbox } from "./ar/inbox.ts";
import { keyboard } from "./ar/keyboard.ts";
import { markdown } from "./ar/markdown.ts";
import { mentions } from "./ar/mentions.ts";
import { messages } from "./ar/messages.ts";
import { notifications } from "./ar/notifications.ts";
import { pageHeader } from "./ar/page-header.ts";
import { pins } from "./ar/pins.ts";
import { preferences } from "./ar/preferences.ts";
import { presence } from "./ar/presence.ts";
import { profile } from "./ar/profile.ts";
import { quotes } from "./ar/quotes.ts";
import { reactions } from "./ar/reactions.ts";
import { receipts } from "./ar/receipts.ts";
import { saved } from "./ar/saved.ts";
import { scheduled } from "./ar/scheduled.ts";
import { search } from "./ar/search.ts";
import { shell } from "./ar/shell.ts";
import { switcher } from "./ar/switcher.ts";
import { threads } from "./ar/threads.ts";
import { ui } from "./ar/ui.ts";
import { welcome } from "./ar/welcome.ts";
import { workspace } from "./ar/workspace.ts";
import type { Catalog } from "./i18n.ts";

/** Every text in Arabic. */
export const ar: Catalog = {
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
