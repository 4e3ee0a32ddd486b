import type { ChannelEntry, ChannelRole, Me, Permission } from "@chatflow/protocol";
import type { PlainKey } from "../i18n/i18n.ts";
import { isArchived } from "./sidebar-sections.ts";

// What to offer. The server decides; this only keeps people from pressing what would be refused, and says why.

/** The name of the text that says why not. */
export type Answer = { may: true } | { may: false; why: PlainKey };
type Asking = Pick<Me, "id" | "role"> | null;

const yes: Answer = { may: true };
const no = (why: PlainKey): Answer => ({ may: false, why });

/** Whether one moderates a channel: by one's role in it, or in the workspace. */
export function moderates({ membership }: ChannelEntry, me: Asking): boolean {
  return (membership !== null && membership.role !== "member") || (me !== null && me.role !== "user");
}

/** What goes for every change: a channel that one is in, that has settings, and that is in use. */
function changing(entry: ChannelEntry): Answer {
  if (entry.channel.type === "direct") return no("channels.why.direct");
  if (!entry.membership) return no("channels.why.notMember");
  return isArchived(entry) ? no("channels.why.archived") : yes;
}

export function mayEditChannel(entry: ChannelEntry, me: Asking): Answer {
  const first = changing(entry);
  if (!first.may) return first;
  return moderates(entry, me) ? yes : no("channels.why.moderators");
}

function permitted(entry: ChannelEntry, me: Asking, permission: "mayPost" | "mayInvite" | "mayPin", why: PlainKey): Answer {
  if (entry.channel.type === "direct") return yes;
  const first = changing(entry);
  if (!first.may) return first;
  const given: Permission = entry.channel[permission];
  return given === "member" || moderates(entry, me) ? yes : no(why);
}

/** Whether one may write in it; replies in threads are the same. */
export const mayPost = (entry: ChannelEntry, me: Asking): Answer => permitted(entry, me, "mayPost", "channels.why.post");

/** The people of a direct conversation are what it is. */
export function mayAddPeople(entry: ChannelEntry, me: Asking): Answer {
  if (entry.channel.type === "direct") return no("channels.why.directPeople");
  return permitted(entry, me, "mayInvite", "channels.why.invite");
}

export function mayMakeDefault(entry: ChannelEntry, me: Asking): Answer {
  const first = changing(entry);
  if (!first.may) return first;
  if (entry.channel.type !== "public") return no("channels.why.privateDefault");
  return me?.role === "admin" ? yes : no("channels.why.admins");
}

/** Archiving, and opening again. */
export function mayArchive(entry: ChannelEntry, me: Asking): Answer {
  if (entry.channel.type === "direct") return no("channels.why.direct");
  if (!entry.membership) return no("channels.why.notMember");
  const may = entry.membership.role === "owner" || (me !== null && me.role !== "user");
  return may ? yes : no("channels.why.owners");
}

export function maySetRole(entry: ChannelEntry, me: Asking): Answer {
  if (entry.channel.type === "direct") return no("channels.why.direct");
  if (!entry.membership) return no("channels.why.notMember");
  return entry.membership.role === "owner" || me?.role === "admin" ? yes : no("channels.why.roles");
}

/** Owners are taken out by owners only. */
export function mayRemove(entry: ChannelEntry, me: Asking, role: ChannelRole): Answer {
  if (entry.channel.type === "direct") return no("channels.why.directPeople");
  if (!entry.membership) return no("channels.why.notMember");
  if (!moderates(entry, me)) return no("channels.why.moderators");
  return role !== "owner" || entry.membership.role === "owner" ? yes : no("channels.why.removeOwner");
}

export function mayLeave({ channel, membership }: ChannelEntry): boolean {
  return membership !== null && channel.type !== "direct";
}
