import { channels } from "./en/channels.ts";
import { shell } from "./en/shell.ts";
import { switcher } from "./en/switcher.ts";
import { threads } from "./en/threads.ts";
import { ui } from "./en/ui.ts";

/** The English of what is there before anything else is fetched: whatever main.tsx imports, see catalogue.test.ts. */
export const start = {
  ...channels,
  ...shell,
  ...switcher,
  ...threads,
  ...ui,
};
