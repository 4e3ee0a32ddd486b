import { autocomplete } from "./en/autocomplete.ts";
import { composer } from "./en/composer.ts";
import { markdown } from "./en/markdown.ts";
import { mentions } from "./en/mentions.ts";
import { pageHeader } from "./en/page-header.ts";
import { pins } from "./en/pins.ts";
import { presence } from "./en/presence.ts";
import { profile } from "./en/profile.ts";
import { quotes } from "./en/quotes.ts";
import { reactions } from "./en/reactions.ts";
import { receipts } from "./en/receipts.ts";
import { saved } from "./en/saved.ts";
import { threads } from "./en/threads.ts";

/** Every text of the app in English: what its name leads to, and what all other languages have to have. */
export const en = {
  ...autocomplete,
  ...composer,
  ...markdown,
  ...mentions,
  ...pageHeader,
  ...pins,
  ...presence,
  ...profile,
  ...quotes,
  ...reactions,
  ...receipts,
  ...saved,
  ...threads,
};
