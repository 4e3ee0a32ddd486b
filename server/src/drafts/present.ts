import type { Draft } from "@chatflow/protocol";
import type { DraftRow } from "./queries.ts";

export function presentDraft(row: DraftRow): Draft {
  return { channelId: row.channel_id, threadId: row.thread_id, text: row.text, updatedAt: row.updated_at.toISOString() };
}
