import { channels } from "./en/channels.ts";
import { messages } from "./en/messages.ts";
import { shell } from "./en/shell.ts";
import { threads } from "./en/threads.ts";
import { ui } from "./en/ui.ts";

/** The English of what is there before anything else is fetched: whatever main.tsx imports, see catalogue.test.ts. */
export const start = {
  ...channels,
  ...messages,
  ...shell,
  ...threads,
  ...ui,
};
