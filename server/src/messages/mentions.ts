import { ChatFlowError, limits, type MentionedNames, type Mentions, mentionedNames, type Role } from "@chatflow/protocol";
import type { Queryable } from "../platform/db.ts";
import { findNamed, type Named, type Naming } from "./mention-queries.ts";
import { isAllowed } from "./policy.ts";

/** The names in a text; null when it mentions nobody, and there is nothing to look up. */
export function namesIn(text: string): MentionedNames | null {
  const names = mentionedNames(text);
  if (names.usernames.length > limits.mentions) {
    const message = `Mention at most ${limits.mentions} people in one message, or everyone with @channel.`;
    throw new ChatFlowError("invalid_input", { issues: [{ path: ["text"], message }] });
  }
  return names.usernames.length > 0 || names.everyone ? names : null;
}

/** What a text mentions; `refusal`: that it mentions everyone, which its author may not. */
export type Resolved = { mentions: Mentions | undefined; refusal: ChatFlowError | null };

/** What each of the texts mentions, in the given order; nothing where the author is not in the channel. */
export async function resolveMentions(db: Queryable, asked: readonly (Omit<Naming, "at"> & { role: Role })[]): Promise<Resolved[]> {
  const found = new Map<number, Named>();
  const namings = asked.map(({ channelId, authorId, names }, at) => ({ at, channelId, authorId, names }));
  for (const named of await findNamed(db, namings)) found.set(named.at, named);
  return asked.map(({ names: { everyone }, role }, at) => {
    const named = found.get(at);
    if (!named) return { mentions: undefined, refusal: null };
    return {
      mentions: named.userIds.length > 0 || everyone ? { userIds: named.userIds, everyone } : undefined,
      refusal: everyone && !isAllowed(named.type, named.mayMentionEveryone, named.role, role) ? notEveryone(everyone) : null,
    };
  });
}

function notEveryone(name: string): ChatFlowError {
  return new ChatFlowError("forbidden", {
    message: `Only this channel's owners and moderators may mention everyone with @${name}. Mention people by their names.`,
  });
}
