import { accounts } from "./fr/accounts.ts";
import { autocomplete } from "./fr/autocomplete.ts";
import { channelPages } from "./fr/channel-pages.ts";
import { channels } from "./fr/channels.ts";
import { composer } from "./fr/composer.ts";
import { device } from "./fr/device.ts";
import { errors } from "./fr/errors.ts";
import { inbox } from "./fr/inbox.ts";
import { keyboard } from "./fr/keyboard.ts";
import { markdown } from "./fr/markdown.ts";
import { mentions } from "./fr/mentions.ts";
import { messages } from "./fr/messages.ts";
import { notifications } from "./fr/notifications.ts";
import { pageHeader } from "./fr/page-header.ts";
import { pins } from "./fr/pins.ts";
import { preferences } from "./fr/preferences.ts";
import { presence } from "./fr/presence.ts";
import { profile } from "./fr/profile.ts";
import { quotes } from "./fr/quotes.ts";
import { reactions } from "./fr/reactions.ts";
import { receipts } from "./fr/receipts.ts";
import { saved } from "./fr/saved.ts";
import { scheduled } from "./fr/scheduled.ts";
import { search } from "./fr/search.ts";
import { shell } from "./fr/shell.ts";
import { switcher } from "./fr/switcher.ts";
import { threads } from "./fr/threads.ts";
import { ui } from "./fr/ui.ts";
import { welcome } from "./fr/welcome.ts";
import { workspace } from "./fr/workspace.ts";
import type { Catalog } from "./i18n.ts";

/** Every text in French. */
export const fr: Catalog = {
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
