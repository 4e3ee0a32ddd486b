import { type Kysely, sql } from "kysely";

/** Threads, mentions, quotes, receipts, presence and status, saved messages and drafts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Null where a message has none of it, which is nearly always: then it takes no room in the row.
  await sql`
    alter table messages
      add column thread_id uuid,
      add column also_in_channel boolean,
      -- of a message that was replied to: {"replies", "lastReplyAt", "userIds"}
      add column thread jsonb,
      add column mentions uuid[],
      add column mentions_everyone text check (mentions_everyone in ('here', 'channel')),
      add column quote jsonb`.execute(db);
  await sql`create index messages_by_thread on messages (channel_id, thread_id, seq) where thread_id is not null`.execute(db);
  await sql`
    create table thread_members (
      channel_id uuid not null,
      thread_id uuid not null,
      user_id uuid not null,
      following boolean not null,
      read_seq bigint not null,
      -- counts the changes of this row, so that a client can tell which of two states is newer
      version integer not null default 1,
      primary key (channel_id, thread_id, user_id)
    )`.execute(db);
  await sql`create index thread_members_by_user on thread_members (user_id) where following`.execute(db);

  await sql`alter table members add column delivered_seq bigint not null default 0`.execute(db);
  await sql`
    alter table channels
      add column may_mention_everyone text not null default 'member' check (may_mention_everyone in ('member', 'moderator'))`.execute(db);
  await sql`
    alter table users
      add column availability text not null default 'auto' check (availability in ('auto', 'away', 'dnd')),
      add column status_emoji text not null default '',
      add column status_text text not null default '',
      add column receipts boolean not null default true,
      add column last_seen_at timestamptz(3)`.execute(db);

  await sql`
    create table saved_messages (
      user_id uuid not null references users on delete cascade,
      channel_id uuid not null,
      message_id uuid not null,
      saved_at timestamptz(3) not null,
      primary key (user_id, channel_id, message_id)
    )`.execute(db);
  await sql`create index saved_messages_by_time on saved_messages (user_id, saved_at desc, message_id)`.execute(db);
  await sql`
    create table drafts (
      user_id uuid not null references users on delete cascade,
      channel_id uuid not null references channels on delete cascade,
      thread_id uuid,
      text text not null,
      updated_at timestamptz(3) not null,
      unique nulls not distinct (user_id, channel_id, thread_id)
    )`.execute(db);
}
