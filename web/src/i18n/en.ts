import { composer } from "./en/composer.ts";
import { markdown } from "./en/markdown.ts";
import { mentions } from "./en/mentions.ts";
import { threads } from "./en/threads.ts";

/** Every text of the app in English: what its name leads to, and what all other languages have to have. */
export const en = { ...composer, ...markdown, ...mentions, ...threads };
