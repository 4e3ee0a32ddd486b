import { ChatFlowError, type Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, momentKey } from "../platform/cursor.ts";
import type { AccountContext } from "./deps.ts";
import { hashCode, newCode } from "./invitation-code.ts";
import { findUsableInvitation, insertInvitation, listInvitations, revokeInvitation } from "./invitation-queries.ts";
import { managesInvitations } from "./policy.ts";
import { presentInvitation, presentWorkspace } from "./present.ts";
import { readWorkspace } from "./queries.ts";

const position = z.tuple([momentKey, idKey]);

export async function createInvitation(
  context: AccountContext,
  input: ParsedInput<"invitations.create">,
  caller: Caller,
): Promise<Output<"invitations.create">> {
  const code = newCode();
  const row = await insertInvitation(context.db.kysely, {
    codeHash: hashCode(code),
    createdBy: caller.userId,
    hours: input.expiresInHours,
    uses: input.uses,
  });
  return { invitation: presentInvitation(row), code, url: new URL(`/join/${code}`, context.publicUrl).href };
}

export async function listOpenInvitations(
  context: AccountContext,
  input: ParsedInput<"invitations.list">,
  caller: Caller,
): Promise<Output<"invitations.list">> {
  const after = decodeCursor(input.cursor, position);
  const rows = await listInvitations(context.db.kysely, {
    createdBy: managesInvitations(caller.role) ? null : caller.userId,
    after: after && { createdAt: new Date(after[0]), id: after[1] },
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit, (row) => [row.created_at.getTime(), row.id]);
  return { invitations: page.rows.map(presentInvitation), next: page.next };
}

export async function getInvitation(context: AccountContext, input: ParsedInput<"invitations.get">): Promise<Output<"invitations.get">> {
  const invitation = await findUsableInvitation(context.db.kysely, hashCode(input.code));
  if (!invitation) throw new ChatFlowError("invitation_invalid");
  const workspace = presentWorkspace(await readWorkspace(context.db.kysely));
  return { workspace, invitedBy: invitation.invitedBy, expiresAt: invitation.expires_at.toISOString() };
}

export async function withdrawInvitation(
  context: AccountContext,
  input: ParsedInput<"invitations.revoke">,
  caller: Caller,
): Promise<Output<"invitations.revoke">> {
  const owner = managesInvitations(caller.role) ? null : caller.userId;
  if (!(await revokeInvitation(context.db.kysely, input.invitationId, owner))) throw new ChatFlowError("not_found");
  return {};
}
