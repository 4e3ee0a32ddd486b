import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, momentKey } from "../platform/cursor.ts";
import type { Db } from "../platform/db.ts";
import { listMentions } from "./mention-queries.ts";
import { present } from "./present.ts";

/** When it was sent; ties by the message. An id is unique in its channel only, so the channel is part of it. */
const key = z.tuple([momentKey, idKey, idKey]);

export async function list({ db }: { db: Db }, caller: Caller, input: ParsedInput<"mentions.list">): Promise<Output<"mentions.list">> {
  const after = decodeCursor(input.cursor, key);
  const found = await listMentions(
    db.pool,
    caller.userId,
    after && { createdAt: new Date(after[0]), messageId: after[1], channelId: after[2] },
    input.limit + 1,
  );
  const page = cutPage(found, input.limit, (row) => [row.created_at.getTime(), row.id, row.channel_id]);
  return { messages: page.rows.map(present), next: page.next };
}
