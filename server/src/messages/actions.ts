import { limits, type Message } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor } from "../platform/cursor.ts";
import type { Db } from "../platform/db.ts";
import { existingMessage, existingRoot, memberHead, type ReadHead } from "./access.ts";
import { listVersions } from "./change-queries.ts";
import { present } from "./present.ts";
import { readAfter, readBefore, readSeqAt, type Since } from "./read-queries.ts";

/** What every client asks for when it comes back, hence for many at once. */
export type Reads = { readHead: ReadHead; readChanges(since: Since): Promise<Message[]> };
type Deps = { db: Db; readHead: ReadHead };

export async function list(deps: Deps, caller: Caller, input: ParsedInput<"messages.list">): Promise<Output<"messages.list">> {
  const { seq, rev } = await memberHead(deps, caller, input.channelId);
  const { channelId, threadId, at } = input;
  if (threadId) await existingRoot(deps.db.kysely, { channelId, threadId });
  const around = at === undefined ? input.around : await readSeqAt(deps.db.pool, channelId, seq, at);
  const { messages, older, newer } = await page(deps, { ...input, around });
  return { messages, rev, before: older ? (messages.at(0)?.seq ?? null) : null, after: newer ? (messages.at(-1)?.seq ?? null) : null };
}

/** One message more than asked for is read on each side that the page is open to: it tells whether there are any. */
async function page({ db: { pool } }: Deps, { channelId, threadId, before, after, around, limit }: ParsedInput<"messages.list">) {
  const of = { channelId, threadId };
  if (after !== undefined) {
    const { messages, behind } = await readAfter(pool, of, after, limit + 1);
    return { messages: messages.slice(0, limit), older: behind, newer: messages.length > limit };
  }
  if (around === undefined) {
    const { messages, behind } = await readBefore(pool, of, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
    return { messages: messages.slice(0, limit).reverse(), older: messages.length > limit, newer: behind };
  }
  const half = Math.floor(limit / 2);
  const [till, from] = await Promise.all([readBefore(pool, of, around, half + 1), readAfter(pool, of, around - 1, limit - half + 1)]);
  const messages = [...till.messages.slice(0, half).reverse(), ...from.messages.slice(0, limit - half)];
  return { messages, older: till.messages.length > half, newer: from.messages.length > limit - half };
}

export async function changes(
  deps: Deps & Reads,
  caller: Caller,
  input: ParsedInput<"messages.changes">,
): Promise<Output<"messages.changes">> {
  const { seq, rev, last_message_at, epoch } = await memberHead(deps, caller, input.channelId);
  const head = { seq, rev, lastMessageAt: last_message_at?.toISOString() ?? null };
  if (input.epoch !== undefined && input.epoch !== epoch) return { result: "resync", head };
  if (input.since > rev || rev - input.since > limits.changes) return { result: "resync", head };
  const messages = input.since === rev ? [] : await deps.readChanges(input);
  // What came in between the two reads belongs to the answer, so the head is where the messages lead that it carries.
  const last = messages.at(-1);
  if (!last) return { result: "changes", messages, head };
  const newest = messages.reduce((one, other) => (other.seq > one.seq ? other : one));
  const moved = newest.seq > seq ? { seq: newest.seq, lastMessageAt: newest.createdAt } : {};
  return { result: "changes", messages, head: { ...head, ...moved, rev: last.rev } };
}

export async function get(deps: Deps, caller: Caller, input: ParsedInput<"messages.get">): Promise<Message> {
  await memberHead(deps, caller, input.channelId);
  return present(await existingMessage(deps.db.kysely, input));
}

/** The message's rev while it said that. */
const versionKey = z.int().min(0);

export async function history(deps: Deps, caller: Caller, input: ParsedInput<"messages.history">): Promise<Output<"messages.history">> {
  await memberHead(deps, caller, input.channelId);
  const { created_at } = await existingMessage(deps.db.kysely, input);
  const found = await listVersions(deps.db.kysely, input, decodeCursor(input.cursor, versionKey), input.limit + 1);
  const page = cutPage(found, input.limit, (row) => row.rev);
  const versions = page.rows.map((row, index) => {
    // A text was there from when the one before it was replaced.
    const since = found[index + 1]?.replaced_at ?? created_at;
    return { text: row.text, since: since.toISOString(), replacedAt: row.replaced_at.toISOString() };
  });
  return { versions, next: page.next };
}
