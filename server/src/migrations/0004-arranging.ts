import { type Kysely, sql } from "kysely";

/** Profiles and preferences, what members and the workspace arrange, who may do what in a channel, messages to be sent later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No larger than the contract allows: 64 KB.
  await sql`alter table workspace add column logo bytea`.execute(db);
  await sql`
    alter table users
      add column title text not null default '',
      add column time_zone text not null default '',
      -- what differs from the defaults
      add column preferences jsonb not null default '{}'`.execute(db);
  await sql`
    alter table channels
      add column description text not null default '',
      add column may_post text not null default 'member' check (may_post in ('member', 'moderator')),
      add column may_invite text not null default 'member' check (may_invite in ('member', 'moderator')),
      add column may_pin text not null default 'member' check (may_pin in ('member', 'moderator')),
      add column archived_at timestamptz(3),
      add column is_default boolean not null default false check (not is_default or type = 'public')`.execute(db);
  await sql`create index channels_default on channels (id) where is_default`.execute(db);
  await sql`
    alter table members
      add column muted boolean not null default false,
      add column favourite boolean not null default false,
      add column section_id uuid`.execute(db);
  // Only of the few messages that mention somebody.
  await sql`create index messages_by_mention on messages using gin (mentions) where mentions is not null`.execute(db);
  await sql`create index messages_for_everyone on messages (channel_id, seq) where mentions_everyone is not null`.execute(db);
  await sql`
    create table scheduled_messages (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      channel_id uuid not null references channels on delete cascade,
      thread_id uuid,
      also_in_channel boolean not null,
      text text not null,
      send_at timestamptz(3) not null,
      -- an error code of the contract
      failed text
    )`.execute(db);
  await sql`create index scheduled_messages_by_user on scheduled_messages (user_id, send_at)`.execute(db);
  await sql`create index scheduled_messages_due on scheduled_messages (send_at) where failed is null`.execute(db);
}
