import { ChatFlowError, limits, type Message } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import { type Head, readAfter, readBefore, type Since, type Viewed } from "./queries.ts";

/** What every client asks for when it comes back, hence for many at once. */
export type Reads = { readHead(asked: Viewed): Promise<Head | undefined>; readChanges(since: Since): Promise<Message[]> };
type Deps = { db: Db } & Reads;

export async function list(deps: Deps, caller: Caller, input: ParsedInput<"messages.list">): Promise<Output<"messages.list">> {
  const head = await memberHead(deps, caller, input.channelId);
  const messages = await page(deps, input);
  const first = messages.at(0)?.seq;
  const last = messages.at(-1)?.seq;
  return {
    messages,
    before: first !== undefined && first > 1 ? first : null,
    after: last !== undefined && last < head.seq ? last : null,
  };
}

export async function changes(deps: Deps, caller: Caller, input: ParsedInput<"messages.changes">): Promise<Output<"messages.changes">> {
  const { seq, rev, last_message_at, epoch } = await memberHead(deps, caller, input.channelId);
  const head = { seq, rev, lastMessageAt: last_message_at?.toISOString() ?? null };
  if (input.epoch !== undefined && input.epoch !== epoch) return { result: "resync", head };
  if (input.since > rev || rev - input.since > limits.changes) return { result: "resync", head };
  const messages = input.since === rev ? [] : await deps.readChanges(input);
  // What came in between the two reads belongs to the answer, so the head is the newest row that it carries.
  const newest = messages.at(-1);
  if (!newest) return { result: "changes", messages, head };
  const moved = newest.seq > seq ? { seq: newest.seq, lastMessageAt: newest.createdAt } : {};
  return { result: "changes", messages, head: { ...head, ...moved, rev: newest.rev } };
}

async function page({ db: { pool } }: Deps, { channelId, before, after, around, limit }: ParsedInput<"messages.list">): Promise<Message[]> {
  if (after !== undefined) return readAfter(pool, channelId, after, limit);
  if (around === undefined) return (await readBefore(pool, channelId, before ?? Number.MAX_SAFE_INTEGER, limit)).reverse();
  const older = Math.floor(limit / 2);
  const [till, from] = await Promise.all([
    readBefore(pool, channelId, around, older),
    readAfter(pool, channelId, around - 1, limit - older),
  ]);
  return [...till.reverse(), ...from];
}

/** The channel's head, to a member; anybody else learns no more than reading the channel would tell. */
export async function memberHead(deps: Pick<Reads, "readHead">, caller: Caller, channelId: string) {
  const head = await deps.readHead({ userId: caller.userId, channelId });
  if (!head?.member) throw new ChatFlowError(head?.type === "public" ? "not_member" : "not_found");
  return head;
}
