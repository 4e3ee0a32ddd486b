import { z } from "zod";
import { filledLine, id, line, moment } from "./fields.ts";
import { limits } from "./limits.ts";

/** People, their sessions and settings, and the workspace: each as one schema and the type of the same name. */

export const Role = z.enum(["admin", "moderator", "user"]);
export type Role = z.infer<typeof Role>;

/** A person of the workspace, as any other member may see them. */
export const User = z.object({
  id,
  username: z.string(),
  /** The name to show. */
  name: z.string(),
  /** What they do here, in their own words; empty when they do not say. */
  title: z.string(),
  /** An IANA name such as `Europe/Vienna`; empty when it is not known. */
  timeZone: z.string(),
  role: Role,
  createdAt: moment,
});
export type User = z.infer<typeof User>;

/** What somebody says about being there: `auto` leaves it to their connections. */
export const Availability = z.enum(["auto", "away", "dnd"]);
export type Availability = z.infer<typeof Availability>;

/** A heading of one's own in the channel list; which channels stand below it is in their {@link MemberSettings}. */
export const SidebarSection = z.object({ id, name: filledLine(limits.sectionName), collapsed: z.boolean() });
export type SidebarSection = z.infer<typeof SidebarSection>;

/** How somebody wants the app to be, the same on all of their devices. */
export const Preferences = z.object({
  theme: z.enum(["system", "light", "dark", "contrast"]),
  density: z.enum(["comfortable", "compact"]),
  /** A language tag such as `de`; empty for that of the browser. */
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z0-9-]*$/, "This is not a language tag."),
  /** `auto` as the language has it. */
  timeFormat: z.enum(["auto", "12", "24"]),
  /** What of the channels that are not muted is told outside of the page. */
  notify: z.enum(["all", "mentions", "none"]),
  /** Which key sends; the other one breaks the line. */
  sendWith: z.enum(["enter", "mod-enter"]),
  /** In their order. */
  sections: z.array(SidebarSection).max(limits.sections),
  /** Hints that were followed or waved away, so that none comes twice. */
  seenHints: z.array(line(40)).max(50),
});
export type Preferences = z.infer<typeof Preferences>;

/** The signed-in person, with what only they may see. */
export const Me = User.extend({
  email: z.string(),
  availability: Availability,
  /** Whether others see how far one has got and read messages, and one sees it of them. */
  receipts: z.boolean(),
  preferences: Preferences,
});
export type Me = z.infer<typeof Me>;

/** Whether somebody is there, and the status that they set. */
export const Presence = z.object({
  userId: id,
  /** `away` is there but idle, or says so; `dnd` is there and does not want to be disturbed. */
  state: z.enum(["online", "away", "dnd", "offline"]),
  /** Of somebody offline: when they were last there; null when that is not known. */
  lastSeenAt: moment.nullable(),
  /** Empty when there is none. */
  statusEmoji: z.string(),
  statusText: z.string(),
});
export type Presence = z.infer<typeof Presence>;

/** How people get in: `open` (anyone who reaches the address) or `invitation` (by link). */
export const Registration = z.enum(["open", "invitation"]);
export type Registration = z.infer<typeof Registration>;

export const Workspace = z.object({
  name: z.string(),
  /** Where its picture is, below the server's address; null when it has none. */
  logo: z.string().nullable(),
  registration: Registration,
  /** True until the first account, which becomes the admin, is made. */
  needsAdmin: z.boolean(),
});
export type Workspace = z.infer<typeof Workspace>;

/** One signed-in browser or program. */
export const SessionInfo = z.object({
  id,
  current: z.boolean(),
  userAgent: z.string().nullable(),
  createdAt: moment,
  expiresAt: moment,
});
export type SessionInfo = z.infer<typeof SessionInfo>;

export const Invitation = z.object({
  id,
  createdBy: id,
  createdAt: moment,
  expiresAt: moment,
  /** How many accounts it may make, and how many it has made. */
  uses: z.int(),
  used: z.int(),
});
export type Invitation = z.infer<typeof Invitation>;
