import { ChatFlowError } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import { mayJoin } from "./policy.ts";
import { type ChannelRow, findChannel, lockChannel } from "./queries.ts";

/** The channel as a member has it. To anybody else a private one does not exist; a public one asks to be joined. */
export async function memberChannel(db: Database, caller: Caller, channelId: string) {
  const row = await findChannel(db, caller.userId, channelId);
  if (row?.member_role) return { ...row, member_role: row.member_role };
  throw new ChatFlowError(row && mayJoin(row) ? "not_member" : "not_found");
}

export async function visibleChannel(db: Database, caller: Caller, channelId: string) {
  const row = await findChannel(db, caller.userId, channelId);
  if (row && (row.member_role || mayJoin(row))) return row;
  throw new ChatFlowError("not_found");
}

/** What is decided about a channel holds until it is committed: others who decide wait at its row. */
export function inLockedChannel<T>({ db }: { db: Db }, channelId: string, decide: (tx: Database) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    await lockChannel(tx, channelId);
    return decide(tx);
  });
}

export function mustBeInUse(channel: ChannelRow): void {
  if (channel.archived_at) throw new ChatFlowError("archived");
}
