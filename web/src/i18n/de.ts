import { accounts } from "./de/accounts.ts";
import { autocomplete } from "./de/autocomplete.ts";
import { channelPages } from "./de/channel-pages.ts";
import { channels } from "./de/channels.ts";
import { composer } from "./de/composer.ts";
import { device } from "./de/device.ts";
import { errors } from "./de/errors.ts";
import { inbox } from "./de/inbox.ts";
import { keyboard } from "./de/keyboard.ts";
import { markdown } from "./de/markdown.ts";
import { mentions } from "./de/mentions.ts";
import { messages } from "./de/messages.ts";
import { notifications } from "./de/notifications.ts";
import { pageHeader } from "./de/page-header.ts";
import { pins } from "./de/pins.ts";
import { preferences } from "./de/preferences.ts";
import { presence } from "./de/presence.ts";
import { profile } from "./de/profile.ts";
import { quotes } from "./de/quotes.ts";
import { reactions } from "./de/reactions.ts";
import { receipts } from "./de/receipts.ts";
import { saved } from "./de/saved.ts";
import { scheduled } from "./de/scheduled.ts";
import { search } from "./de/search.ts";
import { shell } from "./de/shell.ts";
import { switcher } from "./de/switcher.ts";
import { threads } from "./de/threads.ts";
import { ui } from "./de/ui.ts";
import { welcome } from "./de/welcome.ts";
import { workspace } from "./de/workspace.ts";
import type { Catalog } from "./i18n.ts";

/** Every text in German. */
export const de: Catalog = {
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
