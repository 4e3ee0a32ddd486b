import { ChatFlowError, limits, type SavedMessage } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import { existingMessage, memberHead, mustStand, present, type ReadHead } from "../messages/index.ts";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, momentKey } from "../platform/cursor.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as q from "./queries.ts";

type Deps = { db: Db; hub: Hub; readHead: ReadHead };

/** When it was saved; ties by the message. An id is unique in its channel only, so the channel is part of it. */
const key = z.tuple([momentKey, idKey, idKey]);

export async function list(deps: Deps, caller: Caller, input: ParsedInput<"saved.list">): Promise<Output<"saved.list">> {
  const after = decodeCursor(input.cursor, key);
  const found = await q.listSaved(
    deps.db.kysely,
    caller.userId,
    after && { savedAt: new Date(after[0]), messageId: after[1], channelId: after[2] },
    input.limit + 1,
  );
  const page = cutPage(found, input.limit, (row) => [row.saved_at.getTime(), row.id, row.channel_id]);
  return { saved: page.rows.map((row) => ({ message: present(row), savedAt: row.saved_at.toISOString() })), next: page.next };
}

export async function add(deps: Deps, caller: Caller, input: ParsedInput<"saved.add">): Promise<SavedMessage> {
  const { channelId, messageId } = input;
  await memberHead(deps, caller, channelId);
  const message = await existingMessage(deps.db.kysely, input);
  mustStand(message);
  const own = { userId: caller.userId, channelId, messageId };
  const { savedAt, changed } = await inOrder(deps, caller, async (tx) => {
    const known = await q.findSavedAt(tx, own);
    if (known) return { savedAt: known.toISOString(), changed: false };
    await mustHaveRoom(tx, caller);
    const now = new Date();
    await q.insertSaved(tx, own, now);
    return { savedAt: now.toISOString(), changed: true };
  });
  if (changed) deps.hub.toUsers([caller.userId], { type: "saved.updated", channelId, messageId, savedAt });
  return { message: present(message), savedAt };
}

/** Of a deleted message, too, so that nothing can be left that its owner cannot take away. */
export async function remove(deps: Deps, caller: Caller, input: ParsedInput<"saved.remove">): Promise<Record<string, never>> {
  const { channelId, messageId } = input;
  await memberHead(deps, caller, channelId);
  const removed = await inOrder(deps, caller, (tx) => q.deleteSaved(tx, { userId: caller.userId, channelId, messageId }));
  if (removed) deps.hub.toUsers([caller.userId], { type: "saved.updated", channelId, messageId, savedAt: null });
  return {};
}

/** One person's savings are decided one after the other: the count stays true, and events leave in the order of commits. */
function inOrder<T>(deps: Deps, caller: Caller, decide: (tx: Database) => Promise<T>): Promise<T> {
  return deps.db.kysely.transaction().execute(async (tx) => {
    await q.lockUser(tx, caller.userId);
    return decide(tx);
  });
}

/** Only what the list shows can be removed by hand; so what it does not show gives way first. */
async function mustHaveRoom(tx: Database, { userId }: Caller): Promise<void> {
  if ((await q.countSaved(tx, userId)) < limits.saved) return;
  await q.deleteUnseen(tx, userId);
  if ((await q.countSaved(tx, userId)) < limits.saved) return;
  throw new ChatFlowError("too_many", { message: `You have saved ${limits.saved} messages, as many as there may be. Remove one first.` });
}
