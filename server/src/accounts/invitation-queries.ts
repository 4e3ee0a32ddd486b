import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/tables.ts";
import type { InvitationRow } from "./present.ts";

const invitationColumns = ["id", "created_by", "created_at", "expires_at", "uses", "used"] as const;

const usable = sql<boolean>`(revoked_at is null and invitations.expires_at > now() and used < uses)`;

export type OpenInvitation = { invitedBy: string; expires_at: Date };

export function findUsableInvitation(db: Kysely<Tables>, codeHash: Buffer): Promise<OpenInvitation | undefined> {
  return db
    .selectFrom("invitations")
    .innerJoin("users", "users.id", "invitations.created_by")
    .select(["users.name as invitedBy", "invitations.expires_at"])
    .where("code_hash", "=", codeHash)
    .where(usable)
    .executeTakeFirst();
}

/** Counts one use, in the transaction of the account that it makes; false when the invitation has none left. */
export async function useInvitation(tx: Kysely<Tables>, codeHash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("invitations")
    .set({ used: sql`used + 1` })
    .where("code_hash", "=", codeHash)
    .where(usable)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function insertInvitation(
  db: Kysely<Tables>,
  invitation: { codeHash: Buffer; createdBy: string; hours: number; uses: number },
): Promise<InvitationRow> {
  return db
    .insertInto("invitations")
    .values({
      code_hash: invitation.codeHash,
      created_by: invitation.createdBy,
      expires_at: sql`now() + make_interval(hours => ${invitation.hours})`,
      uses: invitation.uses,
    })
    .returning(invitationColumns)
    .executeTakeFirstOrThrow();
}

/** The usable ones, newest first; all of them where `createdBy` is null. */
export function listInvitations(
  db: Kysely<Tables>,
  filter: { createdBy: string | null; after: { createdAt: Date; id: string } | undefined; limit: number },
): Promise<InvitationRow[]> {
  const { createdBy, after } = filter;
  return db
    .selectFrom("invitations")
    .select(invitationColumns)
    .where(usable)
    .$if(createdBy !== null, (rows) => rows.where("created_by", "=", createdBy ?? ""))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(created_at, id) < (${after?.createdAt}, ${after?.id}::uuid)`))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(filter.limit)
    .execute();
}

/** Withdraws one, anybody's where `createdBy` is null. Whether there was such an invitation; again is no error. */
export async function revokeInvitation(db: Kysely<Tables>, invitationId: string, createdBy: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("invitations")
    .set({ revoked_at: sql`coalesce(revoked_at, now())` })
    .where("id", "=", invitationId)
    .$if(createdBy !== null, (rows) => rows.where("created_by", "=", createdBy ?? ""))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
