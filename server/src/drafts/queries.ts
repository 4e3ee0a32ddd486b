import type { Selectable } from "kysely";
import type { Database, Queryable } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";

/** Whose draft, and where: in the channel itself, or in one of its threads. */
export type Place = { userId: string; channelId: string; threadId: string | null };
export type DraftRow = Selectable<Tables["drafts"]>;

/** Holds the membership until the transaction ends; false when there is none. */
export async function lockMember(tx: Database, { userId, channelId }: Place): Promise<boolean> {
  const row = await tx
    .selectFrom("members")
    .select("user_id")
    .where("channel_id", "=", channelId)
    .where("user_id", "=", userId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export function findDraft(db: Database, place: Place): Promise<DraftRow | undefined> {
  return db
    .selectFrom("drafts")
    .selectAll()
    .where("user_id", "=", place.userId)
    .where("channel_id", "=", place.channelId)
    .where("thread_id", "is not distinct from", place.threadId)
    .executeTakeFirst();
}

export function upsertDraft(tx: Database, place: Place, text: string, updatedAt: Date): Promise<DraftRow> {
  return tx
    .insertInto("drafts")
    .values({ user_id: place.userId, channel_id: place.channelId, thread_id: place.threadId, text, updated_at: updatedAt })
    .onConflict((conflict) => conflict.columns(["user_id", "channel_id", "thread_id"]).doUpdateSet({ text, updated_at: updatedAt }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteDraft(tx: Database, place: Place): Promise<void> {
  await tx
    .deleteFrom("drafts")
    .where("user_id", "=", place.userId)
    .where("channel_id", "=", place.channelId)
    .where("thread_id", "is not distinct from", place.threadId)
    .execute();
}

const nil = "00000000-0000-0000-0000-000000000000";

/** A page of a user's drafts; `after` is the last one of the page before. */
export type DraftPage = {
  userId: string;
  after: { updatedAt: Date; channelId: string; threadId: string | null } | undefined;
  limit: number;
};

/**
 * For each page the drafts of its user in channels that they are in, newest first. A draft in the channel itself is
 * sorted as if its thread were nil. Every client asks for its own on every connect, hence for many at once.
 */
export async function listDrafts(db: Queryable, pages: readonly DraftPage[]): Promise<DraftRow[][]> {
  const thread = `coalesce(d.thread_id, '${nil}')`;
  const { rows } = await db.query<DraftRow & { asked_n: number }>({
    name: "drafts.list",
    text: `
      select asked.n::int as asked_n, listed.*
      from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::int[])
        with ordinality as asked(user_id, before_at, before_channel, before_thread, most, n)
      cross join lateral (
        select d.*, row_number() over (order by d.updated_at desc, d.channel_id desc, ${thread} desc) as place
        from drafts d join members m on m.channel_id = d.channel_id and m.user_id = d.user_id
        where d.user_id = asked.user_id and (asked.before_at is null
          or (d.updated_at, d.channel_id, ${thread}) < (asked.before_at, asked.before_channel, asked.before_thread))
        order by place limit asked.most
      ) listed
      order by asked.n, listed.place`,
    values: [
      pages.map((page) => page.userId),
      pages.map((page) => page.after?.updatedAt ?? null),
      pages.map((page) => page.after?.channelId ?? null),
      pages.map((page) => page.after && (page.after.threadId ?? nil)),
      pages.map((page) => page.limit),
    ],
  });
  const found: DraftRow[][] = pages.map(() => []);
  for (const row of rows) found[row.asked_n - 1]?.push(row);
  return found;
}
