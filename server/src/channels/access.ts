import { ChatFlowError } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Database } from "../platform/db.ts";
import { mayJoin } from "./policy.ts";
import { findChannel } from "./queries.ts";

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
