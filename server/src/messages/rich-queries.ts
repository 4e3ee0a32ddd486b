import { limits } from "@chatflow/protocol";
import { messageColumns } from "./read-queries.ts";

/** What `isAllowed` of policy.ts says of posting, of the locked row; direct conversations allow it to everyone. */
export const mayPostNow = `l.archived_at is null
    and (l.type = 'direct' or l.may_post = 'member' or g.role <> 'member' or g.moderates)`;

/**
 * The writer's statement for batches with replies, mentions or quotes: as the plain one, and in the same transaction
 * each root of a reply gets its rev, after those of the channel's new messages, and its summary; and who has to do with
 * the thread follows it.
 *
 * The roots are locked after the channels. A locked row is read as it stands now, and so is the one that an update
 * writes, while everything else is as it was when the statement began: another instance may have replied or deleted
 * while this one waited for the channel. Hence what decides about a root is asked of the locked row (`roots`), and the
 * summary is computed from the updated one (`m.thread`).
 */
export const richStatement = (known: string) => `
with given as (
  select g.*, known.seq as known_seq, member.role
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $7::boolean[], $8::uuid[], $9::boolean[], $10::text[], $11::text[],
    $12::text[]) with ordinality as g(channel_id, id, author_id, text, moderates, thread_id, also_in_channel, mentions, mentions_everyone, quote, n)
  cross join lateral (select m.role from members m where m.channel_id = g.channel_id and m.user_id = g.author_id limit 1) member
  ${known}
), locked as materialized (
  select id, seq, rev, type, may_post, archived_at from channels where id = any($6::uuid[]) order by id for update
), roots as materialized (
  select r.* from (select distinct channel_id, thread_id from given where thread_id is not null and known_seq is null) t
  join locked l on l.id = t.channel_id
  cross join lateral (
    select m.channel_id, m.id, m.author_id from messages m
    where m.channel_id = l.id and m.id = t.thread_id and m.thread_id is null and m.deleted_at is null
    limit 1 for update
  ) r
), fresh as materialized (
  select g.*, row_number() over (partition by g.channel_id order by g.n) as place
  from given g join locked l on l.id = g.channel_id left join roots r on r.channel_id = g.channel_id and r.id = g.thread_id
  where g.known_seq is null and (g.thread_id is null or r.id is not null) and ${mayPostNow}
), amounts as (
  select channel_id, count(*) as messages, count(distinct thread_id) as roots from fresh group by channel_id
), threads as (
  select channel_id, thread_id, min(n) as first_n, min(place) as first_place, count(*) as replies,
    array_agg(author_id::text order by n desc) as authors,
    row_number() over (partition by channel_id order by min(n)) as place
  from fresh where thread_id is not null group by channel_id, thread_id
), counted as (
  update channels c set seq = c.seq + a.messages, rev = c.rev + a.messages + a.roots, last_message_at = $5::timestamptz
  from locked l join amounts a on a.channel_id = l.id
  where c.id = l.id
), inserted as (
  insert into messages (channel_id, id, seq, rev, author_id, text, created_at,
    thread_id, also_in_channel, mentions, mentions_everyone, quote)
  select f.channel_id, f.id, l.seq + f.place, l.rev + f.place, f.author_id, f.text, $5::timestamptz,
    f.thread_id, f.also_in_channel, f.mentions::uuid[], f.mentions_everyone, f.quote::jsonb
  from fresh f join locked l on l.id = f.channel_id
  returning channel_id, id, seq, rev
), updated as (
  update messages m set rev = l.rev + a.messages + t.place, thread = jsonb_build_object(
    'replies', coalesce((m.thread->>'replies')::int, 0) + t.replies,
    'lastReplyAt', to_char($5::timestamptz at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'userIds', (select jsonb_agg(face.user_id order by face.place) from (
      select who.user_id, min(who.place) as place from (
        select user_id, place from unnest(t.authors) with ordinality as latest(user_id, place)
        union all
        select user_id, cardinality(t.authors) + place
        from jsonb_array_elements_text(m.thread->'userIds') with ordinality as before(user_id, place)
      ) who group by who.user_id order by 2 limit ${limits.threadFaces}
    ) face))
  from threads t join locked l on l.id = t.channel_id join amounts a on a.channel_id = t.channel_id
  where m.channel_id = t.channel_id and m.id = t.thread_id
  returning t.first_n, ${messageColumns("m")}
), repliers as (
  insert into thread_members as known (channel_id, thread_id, user_id, following, read_seq)
  select f.channel_id, f.thread_id, f.author_id, true, l.seq + max(f.place)
  from fresh f join locked l on l.id = f.channel_id
  where f.thread_id is not null group by f.channel_id, f.thread_id, f.author_id, l.seq
  on conflict (channel_id, thread_id, user_id) do update
    set following = true, read_seq = greatest(known.read_seq, excluded.read_seq), version = known.version + 1
    where not known.following
), others as (
  insert into thread_members (channel_id, thread_id, user_id, following, read_seq)
  select who.channel_id, who.thread_id, who.user_id, true, min(who.read_seq) from (
    select t.channel_id, t.thread_id, r.author_id as user_id, l.seq + t.first_place - 1 as read_seq
    from threads t join roots r on r.channel_id = t.channel_id and r.id = t.thread_id join locked l on l.id = t.channel_id
    union all
    select f.channel_id, f.thread_id, unnest(f.mentions::uuid[]), l.seq + f.place - 1
    from fresh f join locked l on l.id = f.channel_id where f.thread_id is not null
  ) who
  cross join lateral (select from members m where m.channel_id = who.channel_id and m.user_id = who.user_id limit 1) allowed
  where not exists (
    select from fresh f where f.channel_id = who.channel_id and f.thread_id = who.thread_id and f.author_id = who.user_id)
  group by who.channel_id, who.thread_id, who.user_id
  on conflict do nothing
)
select g.n::int as n, i.seq as new_seq, i.rev as new_rev, g.known_seq, u.*
from given g
left join inserted i on i.channel_id = g.channel_id and i.id = g.id
left join updated u on u.first_n = g.n`;
