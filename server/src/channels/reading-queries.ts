import { limits } from "@chatflow/protocol";
import { sql } from "kysely";
import type { Database, Queryable } from "../platform/db.ts";

export type ReceiptRow = { user_id: string; delivered_seq: number; read_seq: number };
/** A position that moved, and who is told: the members who take part in receipts, if its owner does and the channel is small. */
export type Moved = ReceiptRow & { told: string[] };

/** Of the channel that is being updated; nobody unless `$2` takes part as well. */
const told = `
  case when channels.member_count <= ${limits.receiptMembers} and (select receipts from users where id = $2) then array(
    select m.user_id::text from members m join users u on u.id = m.user_id
    where m.channel_id = $1 and m.user_id <> $2 and u.receipts) else '{}' end as told`;

/** Moves a read position forward, at most to the newest message; undefined when it did not move. */
export async function moveReadPosition(db: Queryable, channelId: string, userId: string, seq: number): Promise<Moved | undefined> {
  const { rows } = await db.query<Moved>({
    name: "channels_move_read",
    text: `
      update members set read_seq = least($3::bigint, channels.seq) from channels
      where channels.id = $1 and members.channel_id = $1 and members.user_id = $2
        and members.read_seq < least($3::bigint, channels.seq)
      returning members.user_id, members.delivered_seq, members.read_seq, ${told}`,
    values: [channelId, userId, seq],
  });
  return rows[0];
}

/**
 * Moves the position up to which a member has got messages forward, where anybody is told of it: elsewhere it would be
 * written for nobody. `moved` is null when it did not move; undefined for a channel that does not exist.
 */
export async function moveDeliveredPosition(db: Queryable, channelId: string, userId: string, seq: number) {
  const { rows } = await db.query<{ public: boolean; member: boolean; moved: Moved | null }>({
    name: "channels_move_delivered",
    text: `
      with moved as (
        update members set delivered_seq = least($3::bigint, channels.seq) from channels
        where channels.id = $1 and members.channel_id = $1 and members.user_id = $2
          and greatest(members.delivered_seq, members.read_seq) < least($3::bigint, channels.seq)
          and channels.member_count <= ${limits.receiptMembers} and (select receipts from users where id = $2)
        returning members.user_id, members.delivered_seq, members.read_seq, ${told}
      )
      select channels.type = 'public' as public, members.user_id is not null as member, to_json(moved) as moved
      from channels
        left join members on members.channel_id = channels.id and members.user_id = $2
        left join moved on true
      where channels.id = $1`,
    values: [channelId, userId, seq],
  });
  return rows[0];
}

/** How far the others of a small channel are who take part in receipts; nothing for a user who does not. */
export function listReceipts(db: Database, channelId: string, userId: string): Promise<ReceiptRow[]> {
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["members.user_id", "members.delivered_seq", "members.read_seq"])
    .where("members.channel_id", "=", channelId)
    .where("members.user_id", "<>", userId)
    .where("users.receipts", "=", true)
    .where(sql<boolean>`(select receipts from users where id = ${userId})`)
    .orderBy("members.user_id")
    .execute();
}
