import { ChatFlowError, type Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, textKey } from "../platform/cursor.ts";
import type { AccountContext } from "./deps.ts";
import { presentMe, presentSession, presentUser, type UserRow } from "./present.ts";
import { listUsers } from "./queries.ts";
import { deleteSession, listSessions as readSessions } from "./session-queries.ts";

const userPosition = z.tuple([textKey, idKey]);

export async function getMe(findUser: (id: string) => Promise<UserRow | undefined>, caller: Caller): Promise<Output<"users.me">> {
  const user = await findUser(caller.userId);
  if (!user) throw new ChatFlowError("unauthenticated"); // deleted while a connection lived
  return presentMe(user);
}

export async function listPeople(context: AccountContext, input: ParsedInput<"users.list">): Promise<Output<"users.list">> {
  const after = decodeCursor(input.cursor, userPosition);
  const rows = await listUsers(context.db.kysely, {
    prefix: input.query,
    ids: input.ids,
    after: after && { sortName: after[0], id: after[1] },
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit, (row) => [row.sortName, row.id]);
  return { users: page.rows.map(presentUser), next: page.next };
}

export async function listSessions(context: AccountContext, caller: Caller): Promise<Output<"sessions.list">> {
  const rows = await readSessions(context.db.kysely, caller.userId);
  return { sessions: rows.map((row) => presentSession(row, caller.sessionId)) };
}

export async function revokeSession(
  context: AccountContext,
  input: ParsedInput<"sessions.revoke">,
  caller: Caller,
): Promise<Output<"sessions.revoke">> {
  if (!(await deleteSession(context.db.kysely, caller.userId, input.sessionId))) throw new ChatFlowError("not_found");
  context.sessionEnded([input.sessionId]);
  return {};
}
