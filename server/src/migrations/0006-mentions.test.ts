import type { Migration } from "kysely/migration";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import * as first from "./0001-first.ts";
import * as conversation from "./0002-conversation.ts";
import * as threads from "./0003-threads.ts";
import * as arranging from "./0004-arranging.ts";
import * as mentions from "./0006-mentions.ts";

const [channelId, author, ada, grace] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

test("what was said before is taken over, once for each person that it mentions, but for its author", async () => {
  const db = await testDatabase({ from: "empty" });
  const run = ({ up }: Migration) => db.kysely.transaction().execute(up);
  for (const migration of [first, conversation, threads, arranging]) await run(migration);
  const say = (seq: number, names: (string | undefined)[] | null) =>
    db.pool.query(
      `insert into messages (channel_id, id, seq, rev, author_id, text, created_at, mentions)
      select $1, gen_random_uuid(), seq, seq, $3, 'words', timestamptz '2026-01-01' + seq * interval '1 second', $4
      from (select $2::int as seq) given`,
      [channelId, seq, author, names],
    );
  const listed = async () => {
    const { rows } = await db.pool.query(
      `select seq, user_id from mentions n join messages m on (m.channel_id, m.id, m.created_at) = (n.channel_id, n.message_id, n.created_at)
      order by seq, user_id`,
    );
    return rows.map(({ seq, user_id }) => [seq, user_id]);
  };
  await say(1, null);
  await say(2, [ada, grace, author]);
  await say(3, [grace, grace]);
  await run(mentions);
  const before = [
    [2, ada],
    [2, grace],
    [3, grace],
  ];
  expect(await listed()).toEqual(before);
  // As a server of the version before goes on: it knows of the messages only.
  await say(4, [ada, ada, author]);
  await say(5, [author]);
  expect(await listed()).toEqual([...before, [4, ada]]);
  await db.pool.query("update messages set mentions = $1 where seq = 2", [[grace]]);
  await db.pool.query("update messages set mentions = null, deleted_at = now(), text = '' where seq = 3");
  await db.pool.query("update messages set text = 'other words', rev = 9 where seq = 4");
  expect(await listed()).toEqual([
    [2, grace],
    [4, ada],
  ]);
});
