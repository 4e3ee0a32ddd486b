import { accounts } from "./es/accounts.ts";
import { autocomplete } from "./es/autocomplete.ts";
import { channelPages } from "./es/channel-pages.ts";
import { channels } from "./es/channels.ts";
import { composer } from "./es/composer.ts";
import { device } from "./es/device.ts";
import { errors } from "./es/errors.ts";
import { inbox } from "./es/inbox.ts";
import { keyboard } from "./es/keyboard.ts";
import { markdown } from "./es/markdown.ts";
import { mentions } from "./es/mentions.ts";
import { messages } from "./es/messages.ts";
import { notifications } from "./es/notifications.ts";
import { pageHeader } from "./es/page-header.ts";
import { pins } from "./es/pins.ts";
import { preferences } from "./es/preferences.ts";
import { presence } from "./es/presence.ts";
import { profile } from "./es/profile.ts";
import { quotes } from "./es/quotes.ts";
import { reactions } from "./es/reactions.ts";
import { receipts } from "./es/receipts.ts";
import { saved } from "./es/saved.ts";
import { scheduled } from "./es/scheduled.ts";
import { search } from "./es/search.ts";
import { shell } from "./es/shell.ts";
import { switcher } from "./es/switcher.ts";
import { threads } from "./es/threads.ts";
import { ui } from "./es/ui.ts";
import { welcome } from "./es/welcome.ts";
import { workspace } from "./es/workspace.ts";
import type { Catalog } from "./i18n.ts";

/** Every text in Spanish. */
export const es: Catalog = {
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
