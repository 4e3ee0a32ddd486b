import { ChatFlowError } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import { existingRoot, memberHead, type ReadHead } from "../messages/index.ts";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, momentKey } from "../platform/cursor.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { presentDraft } from "./present.ts";
import * as q from "./queries.ts";

type Deps = { db: Db; hub: Hub; readHead: ReadHead };

/** When it was written; ties by its place. */
const key = z.tuple([momentKey, idKey, idKey.nullable()]);

type ListDrafts = (page: q.DraftPage) => Promise<q.DraftRow[]>;

export async function list(
  { listDrafts }: { listDrafts: ListDrafts },
  caller: Caller,
  input: ParsedInput<"drafts.list">,
): Promise<Output<"drafts.list">> {
  const position = decodeCursor(input.cursor, key);
  const after = position && { updatedAt: new Date(position[0]), channelId: position[1], threadId: position[2] };
  const found = await listDrafts({ userId: caller.userId, after, limit: input.limit + 1 });
  const page = cutPage(found, input.limit, (row) => [row.updated_at.getTime(), row.channel_id, row.thread_id]);
  return { drafts: page.rows.map(presentDraft), next: page.next };
}

export async function set(deps: Deps, caller: Caller, input: ParsedInput<"drafts.set">): Promise<Output<"drafts.set">> {
  const { channelId, threadId = null } = input;
  await memberHead(deps, caller, channelId);
  if (threadId !== null) await existingRoot(deps.db.kysely, { channelId, threadId });
  const text = input.text.trim() === "" ? null : input.text;
  const place = { userId: caller.userId, channelId, threadId };
  const { row, changed } = await deps.db.kysely.transaction().execute((tx) => store(tx, place, text));
  const draft = row ? presentDraft(row) : null;
  if (changed) deps.hub.toUsers([caller.userId], { type: "draft.updated", channelId, threadId, draft });
  return { draft };
}

/**
 * Makes `text` what the draft says; null removes it. One person's devices take turns within a channel, so the events
 * leave in the order of the commits, and of two texts of the same millisecond the second one is the newer.
 */
async function store(tx: Database, place: q.Place, text: string | null): Promise<{ row: q.DraftRow | undefined; changed: boolean }> {
  if (!(await q.lockMember(tx, place))) throw new ChatFlowError("not_found"); // they left in this moment
  const row = await q.findDraft(tx, place);
  if (text === (row?.text ?? null)) return { row, changed: false };
  if (text !== null) return { row: await q.upsertDraft(tx, place, text, momentAfter(row?.updated_at)), changed: true };
  await q.deleteDraft(tx, place);
  return { row: undefined, changed: true };
}

/** Now; or, if the clock has not gone on since, the millisecond after. */
function momentAfter(before: Date | undefined): Date {
  return new Date(Math.max(Date.now(), before ? before.getTime() + 1 : 0));
}
