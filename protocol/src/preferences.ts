import type { Preferences } from "./account-types.ts";

/** How the app is for somebody who has set nothing. */
export const defaultPreferences: Readonly<Preferences> = {
  theme: "system",
  density: "comfortable",
  language: "",
  timeFormat: "auto",
  notify: "mentions",
  sendWith: "enter",
  sections: [],
  seenHints: [],
};
