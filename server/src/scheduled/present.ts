import type { ScheduledMessage } from "@chatflow/protocol";
import type { ScheduledRow } from "./queries.ts";

export function presentScheduled(row: ScheduledRow): ScheduledMessage {
  return {
    id: row.id,
    channelId: row.channel_id,
    ...(row.thread_id ? { threadId: row.thread_id } : {}),
    ...(row.also_in_channel ? { alsoInChannel: true as const } : {}),
    text: row.text,
    ...(row.quote ? { quote: row.quote } : {}),
    sendAt: row.send_at.toISOString(),
    failed: row.failed,
  };
}
