import { ChatFlowError, type Message } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Db } from "../platform/db.ts";
import { type Author, asMember, mustBePostable } from "./access.ts";
import { findChannel } from "./change-queries.ts";
import { readMessage } from "./read-queries.ts";

type Send = ParsedInput<"messages.send">;

/**
 * A second look at what was not written: the original, when this is a retry of a send whose thread or quote has gone
 * since; otherwise it throws why. `refusal` is what was found out before.
 */
export async function originalOrRefusal(deps: { db: Db }, caller: Author, input: Send, refusal: ChatFlowError | null): Promise<Message> {
  // to who is no member, the same answer that reading the channel would give
  const channel = asMember(await findChannel(deps.db.kysely, input.channelId, caller.userId));
  const known = await readMessage(deps.db.pool, input.channelId, input.id);
  if (known) return mustBeSame(known, caller, input);
  mustBePostable(channel, caller.role);
  throw refusal ?? (await whyNoReply(deps, input));
}

/** The stored message, to whoever sends the same again; a conflict to anyone else. */
export function mustBeSame(known: Message, caller: Author, input: Send): Message {
  const same =
    known.authorId === caller.userId &&
    known.text === input.text &&
    known.threadId === input.threadId &&
    (known.alsoInChannel ?? false) === input.alsoInChannel &&
    known.quote?.channelId === input.quote?.channelId &&
    known.quote?.messageId === input.quote?.messageId;
  if (!same) throw new ChatFlowError("id_conflict");
  return known;
}

async function whyNoReply({ db }: { db: Db }, { channelId, threadId }: Send): Promise<ChatFlowError> {
  const again = new ChatFlowError("unavailable", { retryAfterMs: 100 });
  if (!threadId) return again; // became a member in this moment
  const root = await readMessage(db.pool, channelId, threadId);
  if (!root) return new ChatFlowError("not_found", { message: "There is no such message in this channel to reply to." });
  if (root.threadId) return new ChatFlowError("is_reply");
  if (root.deletedAt) return new ChatFlowError("message_deleted", { message: "The message that this replies to was deleted." });
  return again; // was sent in this moment
}
