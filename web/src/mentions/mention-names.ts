import { findMentions, type Mentions, type User } from "@chatflow/protocol";
import { t } from "../i18n/i18n.ts";

/** A name in a text; of everyone at once there is no user. */
export type Mention = { label: string; title: string; me: boolean; user?: User };

/** Whom a message mentions, by the name that stands in its text. */
export type MentionNames = ReadonlyMap<string, Mention>;

/**
 * What the names in a text stand for, as it was decided when the message was sent. People that are not loaded yet are
 * left out. `mine`: one wrote it oneself, and does not mean oneself by everyone.
 */
export function mentionNames(
  mentions: Mentions,
  users: readonly (User | undefined)[],
  myId: string | undefined,
  mine = false,
): MentionNames {
  const names = new Map<string, Mention>();
  for (const user of users) {
    if (user) names.set(user.username.toLowerCase(), { label: `@${user.name}`, title: `@${user.username}`, me: user.id === myId, user });
  }
  if (mentions.everyone !== null) names.set("here", { label: "@here", title: t("mentions.here"), me: !mine });
  if (mentions.everyone === "channel") names.set("channel", { label: "@channel", title: t("mentions.channel"), me: !mine });
  return names;
}

/** Whether a message is meant for this person above all. */
export function mentionsMe(mentions: Mentions | undefined, myId: string | undefined): boolean {
  if (!mentions || myId === undefined) return false;
  return mentions.everyone !== null || mentions.userIds.includes(myId);
}

type Part = string | Mention;

/** A text without code in parts: what it really mentions, and what stands between. */
export function splitByMentions(text: string, names: MentionNames): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of findMentions(text)) {
    const known = names.get(found.name);
    if (!known) continue;
    if (found.from > from) parts.push(text.slice(from, found.from));
    parts.push(known);
    from = found.to;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
