import type { PlainKey } from "../i18n/i18n.ts";

/** The pages of the preferences, in their order; each has an address by this name. */
export const sections = [
  "profile",
  "appearance",
  "notifications",
  "writing",
  "privacy",
  "sessions",
  "keyboard",
  "storage",
  "about",
] as const;

export type Section = (typeof sections)[number];

export const isSection = (name: string): name is Section => sections.some((section) => section === name);

/** What each is called; a name of its own for each, so that none is made up while the app runs. */
export const sectionTitles = {
  profile: "preferences.profile",
  appearance: "preferences.appearance",
  notifications: "preferences.notifications",
  writing: "preferences.writing",
  privacy: "preferences.privacy",
  sessions: "preferences.sessions",
  keyboard: "preferences.keyboard",
  storage: "preferences.storage",
  about: "preferences.about",
} as const satisfies Record<Section, PlainKey>;
