import { ChatFlowError, type Quote } from "@chatflow/protocol";
import type { Queryable } from "../platform/db.ts";
import { findQuoted, type Quoting } from "./mention-queries.ts";
import type { MessageRow } from "./read-queries.ts";

/** Copies of the quoted messages, in the given order, or why there is none. */
export async function copyQuoted(db: Queryable, asked: readonly Omit<Quoting, "at">[]): Promise<(Quote | ChatFlowError)[]> {
  const found = new Map<number, MessageRow>();
  const quotings = asked.map((one, at) => ({ ...one, at }));
  for (const row of await findQuoted(db, quotings)) found.set(row.at, row);
  return asked.map((_, at) => {
    const row = found.get(at);
    if (!row) return new ChatFlowError("not_found", { message: "The quoted message does not exist, or you have no access to it." });
    if (row.deleted_at) return new ChatFlowError("message_deleted", { message: "The quoted message was deleted." });
    return copyOf(row);
  });
}

/**
 * Of a message that says nothing itself but forwards another, the forwarded words with their author and time; the
 * place stays that of the message which was quoted, since that is the one that the quoter can read.
 */
function copyOf(row: MessageRow): Quote {
  const place = { channelId: row.channel_id, messageId: row.id };
  if (row.text.trim() === "" && row.quote) return { ...row.quote, ...place };
  return { ...place, authorId: row.author_id, text: row.text, createdAt: row.created_at.toISOString() };
}
