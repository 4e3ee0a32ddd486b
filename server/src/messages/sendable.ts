import { ChatFlowError } from "@chatflow/protocol";
import type { Db } from "../platform/db.ts";
import { type Author, asMember, existingRoot, mustBePostable, mustStand } from "./access.ts";
import { findChannel } from "./change-queries.ts";
import { namesIn, resolveMentions } from "./mentions.ts";
import { readMessage } from "./read-queries.ts";

type Content = { id: string; channelId: string; threadId?: string | undefined; alsoInChannel: boolean; text: string };

/**
 * Throws what `messages.send` would say of it now. True when a message with this id and content is there already.
 * For what is sent later; then the writer decides anew.
 */
export async function checkSend({ db }: { db: Db }, author: Author, content: Content): Promise<boolean> {
  const { channelId, threadId, text } = content;
  const channel = asMember(await findChannel(db.kysely, channelId, author.userId));
  const known = await readMessage(db.pool, channelId, content.id);
  if (known) {
    const isSame = known.authorId === author.userId && known.threadId === threadId && known.text === text;
    if (!isSame || (known.alsoInChannel ?? false) !== content.alsoInChannel) throw new ChatFlowError("id_conflict");
    return true;
  }
  mustBePostable(channel, author.role);
  if (threadId !== undefined) mustStand(await existingRoot(db.kysely, { channelId, threadId }));
  const names = namesIn(text);
  const [resolved] = names ? await resolveMentions(db.pool, [{ channelId, authorId: author.userId, role: author.role, names }]) : [];
  if (resolved?.refusal) throw resolved.refusal;
  return false;
}
