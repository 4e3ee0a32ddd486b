import { type ChannelRole, ChatFlowError, type Message } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { asMember, existingMessage } from "./access.ts";
import * as q from "./change-queries.ts";
import { present } from "./present.ts";
import type { MessageRow } from "./read-queries.ts";
import type { ThreadNews } from "./thread-news.ts";

export type ChangeDeps = { db: Db; hub: Hub; news: ThreadNews };
/** The channel, locked, with the caller's role in it. */
export type Member = q.LockedChannel & { role: ChannelRole };

/**
 * Changes one message under the channel's next rev and tells the members; `decide` gives what changes, or null when
 * nothing does. The channel's row is held meanwhile, as the writer of new messages holds it, so revs have no gaps. When
 * a reply is deleted its thread's root changes, too, under the rev after.
 */
export async function change(
  { db, hub, news }: ChangeDeps,
  caller: Caller,
  place: { channelId: string; messageId: string },
  decide: (tx: Database, message: MessageRow, member: Member) => Promise<q.Change | null>,
): Promise<Message> {
  const { message, changed, threadId } = await db.kysely.transaction().execute(async (tx) => {
    const channel = asMember(await q.lockChannel(tx, place.channelId, caller.userId));
    const before = await existingMessage(tx, place);
    const wanted = await decide(tx, before, channel);
    if (!wanted) return { message: before, changed: [], threadId: null };
    // What was done before it was archived may be asked for again.
    if (channel.archived_at) throw new ChatFlowError("archived");
    const after = await q.storeChange(tx, before, channel.rev + 1, wanted);
    const root = wanted.deleted_at && after.thread_id ? [await withoutReply(tx, after.channel_id, after.thread_id, channel.rev + 2)] : [];
    // What somebody has unread in a thread hangs on its replies' mentions and on their being there.
    return { message: after, changed: [after, ...root], threadId: wanted.mentions === undefined ? null : after.thread_id };
  });
  for (const row of changed) {
    const { channel_id: channelId, rev } = row;
    hub.toChannel(channelId, { type: "message.updated", channelId, rev, message: present(row) });
  }
  if (threadId) news.changed(place.channelId, threadId);
  return present(message);
}

async function withoutReply(tx: Database, channelId: string, threadId: string, rev: number): Promise<MessageRow> {
  const root = await existingMessage(tx, { channelId, messageId: threadId });
  return q.storeChange(tx, root, rev, { thread: await q.summarize(tx, channelId, threadId) });
}
