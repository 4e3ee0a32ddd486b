import type { Catalog } from "./i18n.ts";
import { accounts } from "./ja/accounts.ts";
import { autocomplete } from "./ja/autocomplete.ts";
import { channelPages } from "./ja/channel-pages.ts";
import { channels } from "./ja/channels.ts";
import { composer } from "./ja/composer.ts";
import { device } from "./ja/device.ts";
import { errors } from "./ja/errors.ts";
import { inbox } from "./ja/inbox.ts";
import { keyboard } from "./ja/keyboard.ts";
import { markdown } from "./ja/markdown.ts";
import { mentions } from "./ja/mentions.ts";
import { messages } from "./ja/messages.ts";
import { notifications } from "./ja/notifications.ts";
import { pageHeader } from "./ja/page-header.ts";
import { pins } from "./ja/pins.ts";
import { preferences } from "./ja/preferences.ts";
import { presence } from "./ja/presence.ts";
import { profile } from "./ja/profile.ts";
import { quotes } from "./ja/quotes.ts";
import { reactions } from "./ja/reactions.ts";
import { receipts } from "./ja/receipts.ts";
import { saved } from "./ja/saved.ts";
import { scheduled } from "./ja/scheduled.ts";
import { search } from "./ja/search.ts";
import { shell } from "./ja/shell.ts";
import { switcher } from "./ja/switcher.ts";
import { threads } from "./ja/threads.ts";
import { ui } from "./ja/ui.ts";
import { welcome } from "./ja/welcome.ts";
import { workspace } from "./ja/workspace.ts";

/** Every text in Japanese. */
export const ja: Catalog = {
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
