import { type Kysely, sql } from "kysely";

/** Edits, deletions, reactions and pins of messages; how far each member has read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table messages
      add column edited_at timestamptz(3),
      add column deleted_at timestamptz(3),
      add column pinned_at timestamptz(3),
      -- [{"emoji", "userIds"}], in the row: a page of messages is read with its reactions, and rarely changes
      add column reactions jsonb not null default '[]'`.execute(db);
  await sql`create index messages_pinned on messages (channel_id, pinned_at) where pinned_at is not null`.execute(db);
  await sql`
    create table message_versions (
      channel_id uuid not null,
      message_id uuid not null,
      -- the message's rev while it had this text
      rev bigint not null,
      text text not null,
      replaced_at timestamptz(3) not null,
      primary key (channel_id, message_id, rev)
    )`.execute(db);

  await sql`alter table members add column read_seq bigint not null default 0`.execute(db);
  // Whoever was here before read positions were kept does not want all of the past marked as new.
  await sql`update members set read_seq = channels.seq from channels where channels.id = members.channel_id`.execute(db);
}
