import type { Mentions, Message } from "@chatflow/protocol";
import type { MessageRow } from "./read-queries.ts";

export function present(row: MessageRow): Message {
  return {
    id: row.id,
    channelId: row.channel_id,
    seq: row.seq,
    rev: row.rev,
    authorId: row.author_id,
    text: row.text,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    pinnedAt: row.pinned_at?.toISOString() ?? null,
    reactions: row.reactions,
    ...(row.thread_id ? { threadId: row.thread_id } : {}),
    ...(row.also_in_channel ? { alsoInChannel: true as const } : {}),
    ...(row.thread ? { thread: row.thread } : {}),
    ...presentMentions(row),
    ...(row.quote ? { quote: row.quote } : {}),
  };
}

function presentMentions({ mentions, mentions_everyone }: MessageRow): { mentions?: Mentions } {
  return mentions || mentions_everyone ? { mentions: { userIds: mentions ?? [], everyone: mentions_everyone } } : {};
}
