import { ChatFlowError, type ThreadEntry } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey } from "../platform/cursor.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { memberHead, type ReadHead } from "./access.ts";
import * as q from "./thread-queries.ts";

type Deps = { db: Db; hub: Hub; readHead: ReadHead };
type Thread = { channelId: string; threadId: string };

const listKey = z.tuple([z.iso.datetime({ precision: 3 }), idKey, idKey]);

type ListThreads = (page: q.ThreadPage) => Promise<ThreadEntry[]>;

export async function list(
  { listThreads }: { listThreads: ListThreads },
  caller: Caller,
  input: ParsedInput<"threads.list">,
): Promise<Output<"threads.list">> {
  const after = decodeCursor(input.cursor, listKey);
  const found = await listThreads({ userId: caller.userId, unread: input.unread, after, limit: input.limit + 1 });
  const { rows, next } = cutPage(found, input.limit, ({ root }) => [root.thread?.lastReplyAt, root.id, root.channelId]);
  return { threads: rows, next };
}

/** Permission first: whoever is not in the channel learns nothing of its threads. */
export async function get(deps: Deps, caller: Caller, { channelId, threadId }: Thread): Promise<ThreadEntry> {
  await memberHead(deps, caller, channelId);
  const entry = await q.readThread(deps.db.pool, caller.userId, channelId, threadId);
  if (!entry) throw new ChatFlowError("not_found");
  if (entry.root.threadId) throw new ChatFlowError("is_reply");
  return entry;
}

export function follow(deps: Deps, caller: Caller, input: ParsedInput<"threads.follow">): Promise<ThreadEntry> {
  return change(deps, caller, input, () => q.follow(deps.db.pool, caller.userId, input.channelId, input.threadId));
}

export function unfollow(deps: Deps, caller: Caller, input: ParsedInput<"threads.unfollow">): Promise<ThreadEntry> {
  return change(deps, caller, input, () => q.unfollow(deps.db.pool, caller.userId, input.channelId, input.threadId));
}

export function markRead(deps: Deps, caller: Caller, input: ParsedInput<"threads.markRead">): Promise<ThreadEntry> {
  const { channelId, threadId, seq } = input;
  return change(deps, caller, input, () => q.moveThreadPosition(deps.db.pool, caller.userId, channelId, threadId, seq));
}

/** Changes how the caller stands to a thread, and tells their devices when that made a difference. */
async function change(deps: Deps, caller: Caller, thread: Thread, act: () => Promise<boolean>): Promise<ThreadEntry> {
  const before = await get(deps, caller, thread);
  if (!(await act())) return before;
  const entry = await get(deps, caller, thread);
  const { channelId, threadId } = thread;
  deps.hub.toMembers(channelId, [caller.userId], { type: "thread.updated", channelId, threadId, entry });
  return entry;
}
