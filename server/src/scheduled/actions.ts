import { ChatFlowError, limits, type Quote, type ScheduledMessage } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import { checkSend } from "../messages/index.ts";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { presentScheduled } from "./present.ts";
import * as q from "./queries.ts";
import type { ScheduledSender } from "./sender.ts";

export type Deps = { db: Db; hub: Hub; sender: ScheduledSender };

const dayMs = 24 * 60 * 60 * 1000;

export async function list(deps: Deps, caller: Caller): Promise<Output<"scheduled.list">> {
  return { scheduled: (await q.listScheduled(deps.db.kysely, caller.userId)).map(presentScheduled) };
}

export async function create(deps: Deps, caller: Caller, input: ParsedInput<"scheduled.create">): Promise<ScheduledMessage> {
  mustBeNear(input.sendAt);
  const { isSent, quote } = await checkSend(deps, caller, input);
  const content = toContent(input, quote);
  // Of a retry whose message went out in the meantime: there is nothing left to wait for.
  if (isSent) return { ...content, failed: null };
  const { row, isNew } = await inOrder(deps, caller, async (tx) => {
    const known = await q.findScheduled(tx, input.id);
    if (known) return { row: known, isNew: false };
    if ((await q.countScheduled(tx, caller.userId)) >= limits.scheduled) throw tooMany();
    const made = await q.insertScheduled(tx, {
      id: input.id,
      user_id: caller.userId,
      channel_id: input.channelId,
      thread_id: input.threadId ?? null,
      also_in_channel: input.alsoInChannel,
      text: input.text,
      quote: quote ? JSON.stringify(quote) : null,
      send_at: input.sendAt,
    });
    if (!made) throw new ChatFlowError("id_conflict"); // somebody else took it in this moment
    return { row: made, isNew: true };
  });
  const scheduled = presentScheduled(row);
  if (isNew) changed(deps, row);
  else if (row.user_id !== caller.userId || !isSame(scheduled, content)) throw new ChatFlowError("id_conflict");
  return scheduled;
}

/** What failed waits again after a change: its author has done what was needed. */
export async function update(deps: Deps, caller: Caller, input: ParsedInput<"scheduled.update">): Promise<ScheduledMessage> {
  const { text, quote, sendAt } = input;
  if (sendAt !== undefined) mustBeNear(sendAt);
  const row = await inOrder(deps, caller, async (tx) => {
    const known = await ownScheduled(tx, caller, input.scheduledId);
    if ((text ?? known.text).trim() === "" && (quote === null || !known.quote)) throw isEmpty();
    return q.updateScheduled(tx, input.scheduledId, {
      failed: null,
      ...(text === undefined ? {} : { text }),
      ...(quote === undefined ? {} : { quote }),
      ...(sendAt === undefined ? {} : { send_at: sendAt }),
    });
  });
  changed(deps, row);
  return presentScheduled(row);
}

export async function remove(deps: Deps, caller: Caller, { scheduledId }: ParsedInput<"scheduled.remove">): Promise<Record<string, never>> {
  await inOrder(deps, caller, async (tx) => {
    await ownScheduled(tx, caller, scheduledId);
    await q.deleteScheduled(tx, [scheduledId]);
  });
  deps.hub.toUsers([caller.userId], { type: "scheduled.updated", scheduledId, scheduled: null });
  return {};
}

async function ownScheduled(tx: Database, { userId }: Caller, id: string): Promise<q.ScheduledRow> {
  const known = await q.lockScheduled(tx, { userId, id });
  if (known) return known;
  throw new ChatFlowError("not_found", { message: "This message is sent, is being sent in this moment, or was withdrawn." });
}

/** One person's devices take turns: the count stays true, and whom a row is held by otherwise is the sender. */
function inOrder<T>(deps: Deps, caller: Caller, decide: (tx: Database) => Promise<T>): Promise<T> {
  return deps.db.kysely.transaction().execute(async (tx) => {
    await q.lockUser(tx, caller.userId);
    return decide(tx);
  });
}

function changed({ hub, sender }: Deps, row: q.ScheduledRow) {
  hub.toUsers([row.user_id], { type: "scheduled.updated", scheduledId: row.id, scheduled: presentScheduled(row) });
  sender.expect(row.send_at);
}

/** The past is near enough: a clock may be late, and then it is sent at once. */
function mustBeNear(sendAt: string) {
  if (Date.parse(sendAt) <= Date.now() + limits.scheduledDays * dayMs) return;
  const message = `Choose a time within the next ${limits.scheduledDays} days.`;
  throw new ChatFlowError("invalid_input", { issues: [{ path: ["sendAt"], message }] });
}

function isEmpty(): ChatFlowError {
  return new ChatFlowError("invalid_input", { issues: [{ path: ["text"], message: "A message may not be empty." }] });
}

function tooMany(): ChatFlowError {
  const message = `You have ${limits.scheduled} messages that are to be sent later, as many as there may be. Withdraw one first.`;
  return new ChatFlowError("too_many", { message });
}

function toContent({ id, channelId, threadId, alsoInChannel, text, sendAt }: ParsedInput<"scheduled.create">, quote: Quote | undefined) {
  const place = { channelId, ...(threadId ? { threadId } : {}), ...(alsoInChannel ? { alsoInChannel: true as const } : {}) };
  return { id, ...place, text, ...(quote ? { quote } : {}), sendAt };
}

function isSame({ failed: _, ...one }: ScheduledMessage, other: Omit<ScheduledMessage, "failed">): boolean {
  if (one.quote?.channelId !== other.quote?.channelId || one.quote?.messageId !== other.quote?.messageId) return false;
  return (["channelId", "threadId", "alsoInChannel", "text", "sendAt"] as const).every((field) => one[field] === other[field]);
}
