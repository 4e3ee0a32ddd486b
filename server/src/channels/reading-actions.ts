import { ChatFlowError, limits, type ReadState } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { memberChannel } from "./access.ts";
import { presentRead, presentReceipt } from "./present.ts";
import * as q from "./reading-queries.ts";

type Deps = { db: Db; hub: Hub };

export async function markRead({ db, hub }: Deps, caller: Caller, input: ParsedInput<"channels.markRead">): Promise<ReadState> {
  const { channelId, seq } = input;
  // There is nothing to move for somebody who is not in the channel; what it is to them is told by the second query.
  const moved = await q.moveReadPosition(db.pool, channelId, caller.userId, seq);
  const read = presentRead(await memberChannel(db.kysely, caller, channelId));
  if (!read) throw new ChatFlowError("not_found"); // they left in this moment
  if (moved) {
    hub.toUsers([caller.userId], { type: "read.updated", channelId, read });
    tellReceipt(hub, channelId, moved);
  }
  return read;
}

export async function markDelivered(
  { db, hub }: Deps,
  caller: Caller,
  input: ParsedInput<"channels.markDelivered">,
): Promise<Record<string, never>> {
  const { channelId, seq } = input;
  const found = await q.moveDeliveredPosition(db.pool, channelId, caller.userId, seq);
  if (!found?.member) throw new ChatFlowError(found?.public ? "not_member" : "not_found");
  if (found.moved) tellReceipt(hub, channelId, found.moved);
  return {};
}

export async function receipts(
  { db }: Deps,
  caller: Caller,
  input: ParsedInput<"channels.receipts">,
): Promise<Output<"channels.receipts">> {
  const { id, member_count } = await memberChannel(db.kysely, caller, input.channelId);
  if (member_count > limits.receiptMembers) return { receipts: [] };
  return { receipts: (await q.listReceipts(db.kysely, id, caller.userId)).map(presentReceipt) };
}

function tellReceipt(hub: Hub, channelId: string, moved: q.Moved) {
  hub.toMembers(channelId, moved.told, { type: "receipt.updated", channelId, receipt: presentReceipt(moved) });
}
