import { channels } from "./en/channels.ts";
import { markdown } from "./en/markdown.ts";
import { mentions } from "./en/mentions.ts";
import { messages } from "./en/messages.ts";
import { presence } from "./en/presence.ts";
import { profile } from "./en/profile.ts";
import { quotes } from "./en/quotes.ts";
import { reactions } from "./en/reactions.ts";
import { receipts } from "./en/receipts.ts";
import { shell } from "./en/shell.ts";
import { threads } from "./en/threads.ts";

/** The English of what is there before anything else is fetched: whatever main.tsx imports, see catalogue.test.ts. */
export const start = {
  ...markdown,
  ...mentions,
  ...presence,
  ...profile,
  ...quotes,
  ...reactions,
  ...receipts,
  ...channels,
  ...messages,
  ...shell,
  ...threads,
};
