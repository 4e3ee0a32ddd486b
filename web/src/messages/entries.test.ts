import type { TimelineEntry } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { describe, expect, it } from "vitest";
import { firstNew, indexOfMessage, lastOwnMessage } from "./entries.ts";

const createdAt = "2026-11-20T22:04:05.123Z";
function sent(seq: number, authorId: string, change: Partial<Message> = {}): TimelineEntry {
  const state = { editedAt: null, deletedAt: null, pinnedAt: null, reactions: [] };
  return {
    state: "sent",
    message: { id: `m${seq}`, channelId: "c", seq, rev: seq, authorId, text: "text", createdAt, ...state, ...change },
  };
}
const sending: TimelineEntry = { state: "sending", id: "s", channelId: "c", authorId: "me", text: "text", createdAt };

it("finds a message by its id, sent or not", () => {
  expect(indexOfMessage([sent(1, "bo"), sending], "s")).toBe(1);
  expect(indexOfMessage([sent(1, "bo")], "m2")).toBe(-1);
});

describe("the message that ArrowUp edits", () => {
  it("is one's own newest that is sent and not deleted", () => {
    const entries = [sent(1, "me"), sent(2, "me"), sent(3, "me", { deletedAt: createdAt }), sent(4, "bo"), sending];
    expect(lastOwnMessage(entries, "me")?.id).toBe("m2");
    expect(lastOwnMessage([sent(4, "bo"), sending], "me")).toBeUndefined();
  });
});

describe("the message above which New stands", () => {
  const entries = [sent(4, "bo"), sent(5, "me"), sent(6, "bo", { deletedAt: createdAt }), sent(7, "bo"), sent(8, "bo")];

  it("is the first by somebody else that was unread when one came", () => {
    expect(firstNew(entries, true, { readSeq: 4, headSeq: 8, unread: 1 }, "me")).toBe("m7");
  });

  it("is none when everything had been read, whatever comes in later", () => {
    expect(firstNew(entries, true, { readSeq: 7, headSeq: 7, unread: 1 }, "me")).toBeUndefined();
  });

  it("is not guessed while older ones may be unread as well", () => {
    expect(firstNew(entries, true, { readSeq: 1, headSeq: 8, unread: 1 }, "me")).toBeUndefined();
    expect(firstNew(entries, false, { readSeq: 1, headSeq: 8, unread: 1 }, "me")).toBe("m4");
  });
});
