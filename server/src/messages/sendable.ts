import { ChatFlowError, type Quote } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Db } from "../platform/db.ts";
import { type Author, asMember, existingRoot, mustBePostable, mustStand } from "./access.ts";
import { findChannel } from "./change-queries.ts";
import { namesIn, resolveMentions } from "./mentions.ts";
import { copyQuoted } from "./quotes.ts";
import { readMessage } from "./read-queries.ts";
import { mustBeSame } from "./unwritten.ts";

/** What is quoted, as it is now, and whether the message is there already. */
type Checked = { isSent: boolean; quote: Quote | undefined };

/**
 * Throws what `messages.send` would say of it now. For what is sent later; then the writer decides anew.
 */
export async function checkSend({ db }: { db: Db }, author: Author, content: ParsedInput<"messages.send">): Promise<Checked> {
  const { channelId, threadId, text } = content;
  const channel = asMember(await findChannel(db.kysely, channelId, author.userId));
  const known = await readMessage(db.pool, channelId, content.id);
  if (known) return { isSent: true, quote: mustBeSame(known, author, content).quote };
  mustBePostable(channel, author.role);
  if (threadId !== undefined) mustStand(await existingRoot(db.kysely, { channelId, threadId }));
  const names = namesIn(text);
  const [resolved] = names ? await resolveMentions(db.pool, [{ channelId, authorId: author.userId, role: author.role, names }]) : [];
  if (resolved?.refusal) throw resolved.refusal;
  const [quote] = content.quote ? await copyQuoted(db.pool, [{ authorId: author.userId, quote: content.quote }]) : [];
  if (quote instanceof ChatFlowError) throw quote;
  return { isSent: false, quote };
}
