import { accounts } from "./en/accounts.ts";
import { channels } from "./en/channels.ts";
import { errors } from "./en/errors.ts";
import { keyboard } from "./en/keyboard.ts";
import { notifications } from "./en/notifications.ts";
import { preferences } from "./en/preferences.ts";
import { shell } from "./en/shell.ts";
import { switcher } from "./en/switcher.ts";
import { threads } from "./en/threads.ts";
import { ui } from "./en/ui.ts";
import { welcome } from "./en/welcome.ts";
import { workspace } from "./en/workspace.ts";

/** Every text of the app in English: what its name leads to, and what all other languages have to have. */
export const en = {
  ...accounts,
  ...channels,
  ...errors,
  ...keyboard,
  ...notifications,
  ...preferences,
  ...shell,
  ...switcher,
  ...threads,
  ...ui,
  ...welcome,
  ...workspace,
};
