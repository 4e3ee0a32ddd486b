import { type Kysely, sql } from "kysely";

/** Whom messages of others mention by name, so that a page of somebody's mentions is read by an index, the newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // By channel: where somebody is no member any more, nothing is looked at. Without foreign keys, as messages are.
  await sql`
    create table mentions (
      user_id uuid not null,
      channel_id uuid not null,
      created_at timestamptz(3) not null,
      message_id uuid not null,
      primary key (user_id, channel_id, created_at, message_id)
    )`.execute(db);
  // A trigger, so that instances of the version before, which know nothing of this table, keep it right, too. What
  // mentions nobody does not get as far as the function; a deletion takes the mentions out of the message.
  await sql`
    create function keep_mentions() returns trigger language plpgsql set search_path from current as $$
    begin
      if tg_op = 'UPDATE' then
        delete from mentions where user_id = any(old.mentions) and channel_id = old.channel_id
          and created_at = old.created_at and message_id = old.id;
      end if;
      insert into mentions (user_id, channel_id, created_at, message_id)
        select mentioned, new.channel_id, new.created_at, new.id
        from unnest(new.mentions) mentioned where mentioned <> new.author_id
        on conflict do nothing;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger keep_mentions_sent after insert on messages
    for each row when (new.mentions is not null) execute function keep_mentions()`.execute(db);
  await sql`
    create trigger keep_mentions_changed after update of mentions, created_at on messages
    for each row when ((old.mentions, old.created_at) is distinct from (new.mentions, new.created_at))
    execute function keep_mentions()`.execute(db);
  // Nobody writes messages from here until the commit: the triggers' lock keeps them out.
  await sql`
    insert into mentions (user_id, channel_id, created_at, message_id)
    select mentioned, channel_id, created_at, id
    from messages cross join unnest(mentions) mentioned where mentioned <> author_id
    on conflict do nothing`.execute(db);
  // Nothing else read it.
  await sql`drop index messages_by_mention`.execute(db);
}
