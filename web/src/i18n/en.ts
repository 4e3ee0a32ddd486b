import { accounts } from "./en/accounts.ts";
import { device } from "./en/device.ts";
import { errors } from "./en/errors.ts";
import { keyboard } from "./en/keyboard.ts";
import { search } from "./en/search.ts";
import { shell } from "./en/shell.ts";
import { threads } from "./en/threads.ts";
import { ui } from "./en/ui.ts";
import { workspace } from "./en/workspace.ts";

/** Every text of the app in English: what its name leads to, and what all other languages have to have. */
export const en = { ...accounts, ...device, ...errors, ...keyboard, ...search, ...shell, ...threads, ...ui, ...workspace };
