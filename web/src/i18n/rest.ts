import { accounts } from "./en/accounts.ts";
import { autocomplete } from "./en/autocomplete.ts";
import { channelPages } from "./en/channel-pages.ts";
import { composer } from "./en/composer.ts";
import { device } from "./en/device.ts";
import { errors } from "./en/errors.ts";
import { inbox } from "./en/inbox.ts";
import { keyboard } from "./en/keyboard.ts";
import { notifications } from "./en/notifications.ts";
import { pins } from "./en/pins.ts";
import { preferences } from "./en/preferences.ts";
import { saved } from "./en/saved.ts";
import { scheduled } from "./en/scheduled.ts";
import { search } from "./en/search.ts";
import { switcher } from "./en/switcher.ts";
import { welcome } from "./en/welcome.ts";
import { workspace } from "./en/workspace.ts";

/** The English of everything that is fetched when it is first needed. */
export const rest = {
  ...pins,
  ...saved,
  ...accounts,
  ...autocomplete,
  ...channelPages,
  ...composer,
  ...device,
  ...errors,
  ...inbox,
  ...keyboard,
  ...notifications,
  ...preferences,
  ...switcher,
  ...scheduled,
  ...search,
  ...welcome,
  ...workspace,
};
