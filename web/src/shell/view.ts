import { isSection, type Section } from "../preferences/sections.ts";
import { patterns } from "../routing/addresses.ts";
import { match } from "../routing/match.ts";

/** What the main part of the window shows. */
export type View =
  | { kind: "home" }
  | { kind: "inbox" }
  | { kind: "threads" }
  | { kind: "saved" }
  | { kind: "scheduled" }
  | { kind: "search" }
  | { kind: "browse" }
  | { kind: "channel-settings"; channelId: string }
  | { kind: "channel-members"; channelId: string }
  | { kind: "preferences"; section: Section | null }
  /** A channel; a message of it or of its thread is one that a link leads to. */
  | { kind: "channel"; channelId: string; threadId: string | null; messageId: string | null };

/** The view of an address, or null where it leads to something else. */
export function viewOf(path: string): View | null {
  if (match(patterns.home, path)) return { kind: "home" };
  if (match(patterns.inbox, path)) return { kind: "inbox" };
  if (match(patterns.threads, path)) return { kind: "threads" };
  if (match(patterns.saved, path)) return { kind: "saved" };
  if (match(patterns.scheduled, path)) return { kind: "scheduled" };
  if (match(patterns.search, path)) return { kind: "search" };
  if (match(patterns.browse, path)) return { kind: "browse" };
  // No message has such an id, so these come before what looks the same.
  const settings = match(patterns.channelSettings, path);
  if (settings) return { kind: "channel-settings", ...settings };
  const members = match(patterns.channelMembers, path);
  if (members) return { kind: "channel-members", ...members };
  if (match(patterns.preferences, path)) return { kind: "preferences", section: null };
  const preferences = match(patterns.preferencesSection, path);
  if (preferences) return isSection(preferences.section) ? { kind: "preferences", section: preferences.section } : null;
  const thread = match(patterns.threadMessage, path);
  if (thread) return { kind: "channel", ...thread };
  const start = match(patterns.thread, path);
  if (start) return { kind: "channel", ...start, messageId: null };
  const message = match(patterns.message, path);
  if (message) return { kind: "channel", ...message, threadId: null };
  const channel = match(patterns.channel, path);
  return channel && { kind: "channel", ...channel, threadId: null, messageId: null };
}
