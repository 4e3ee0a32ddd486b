import type { Message } from "@chatflow/protocol";

/** A message of Ben's whose rev is its seq, as long as nobody changes it. */
export function said(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    channelId: "c",
    seq,
    rev: seq,
    authorId: "ben",
    text: "",
    createdAt: "2026-01-01T00:00:00.000Z",
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    reactions: [],
    ...change,
  };
}
