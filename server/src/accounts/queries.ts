import type { Registration, Role } from "@chatflow/protocol";
import { type Kysely, sql } from "kysely";
import type { Queryable } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";
import type { PersonRow, UserRow, WorkspaceRow } from "./present.ts";

const personColumns = ["id", "username", "name", "title", "time_zone", "role", "created_at"] as const;
const userColumns = [...personColumns, "email", "availability", "receipts", "preferences"] as const;

const logoHash = sql<string | null>`left(encode(sha256(logo), 'hex'), 16)`;

export function readWorkspace(db: Kysely<Tables>): Promise<WorkspaceRow> {
  return db
    .selectFrom("workspace")
    .select(["name", "registration", sql<boolean>`not exists (select from users)`.as("needsAdmin"), logoHash.as("logo_hash")])
    .executeTakeFirstOrThrow();
}

/** Lets one transaction at a time decide who gets in: whoever waits here sees what the one before has done. */
export async function lockWorkspace(tx: Kysely<Tables>): Promise<void> {
  await tx.selectFrom("workspace").select("only_row").forUpdate().executeTakeFirstOrThrow();
}

export async function updateWorkspace(
  db: Kysely<Tables>,
  change: { name?: string | undefined; registration?: Registration | undefined; logo?: Buffer | null | undefined },
): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(set).length > 0) await db.updateTable("workspace").set(set).execute();
}

export async function readLogo(db: Kysely<Tables>): Promise<{ logo: Buffer; hash: string } | undefined> {
  const row = await db
    .selectFrom("workspace")
    .select(["logo", logoHash.as("hash")])
    .executeTakeFirstOrThrow();
  return row.logo && row.hash !== null ? { logo: row.logo, hash: row.hash } : undefined;
}

export function insertUser(
  tx: Kysely<Tables>,
  user: { username: string; email: string; name: string; role: Role },
): Promise<{ id: string }> {
  return tx.insertInto("users").values(user).returning("id").executeTakeFirstOrThrow();
}

/** As better-auth's email and password sign-in expects it. */
export async function insertPassword(tx: Kysely<Tables>, userId: string, password: string): Promise<void> {
  await tx.insertInto("credentials").values({ user_id: userId, account_id: userId, provider_id: "credential", password }).execute();
}

/** What a failed insert into users ran into. */
export function takenBy(thrown: unknown): "username_taken" | "email_taken" | null {
  if (!(thrown instanceof Error) || !("constraint" in thrown)) return null;
  if (thrown.constraint === "users_username_key") return "username_taken";
  return thrown.constraint === "users_email_key" ? "email_taken" : null;
}

export function findUser(db: Kysely<Tables>, userId: string): Promise<UserRow | undefined> {
  return db.selectFrom("users").select(userColumns).where("id", "=", userId).executeTakeFirst();
}

/** For each id, in the given order, its user where there is one. Asked by every client on every connect. */
export async function findUsers(db: Queryable, ids: string[]): Promise<(UserRow | undefined)[]> {
  const { rows } = await db.query<UserRow>({
    name: "accounts_users",
    text: `select ${userColumns.join(", ")} from users where id = any($1::uuid[])`,
    values: [ids],
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id));
}

export async function findEmail(db: Kysely<Tables>, username: string): Promise<string | undefined> {
  return (await db.selectFrom("users").select("email").where("username", "=", username).executeTakeFirst())?.email;
}

export type UserPosition = { sortName: string; id: string };
export type ListedUser = PersonRow & { sortName: string };

/** By lower-cased name, then id, in the database's own order, in which `after` continues. */
export function listUsers(
  db: Kysely<Tables>,
  filter: { prefix: string | undefined; ids: string[] | undefined; after: UserPosition | undefined; limit: number },
): Promise<ListedUser[]> {
  const { prefix, ids, after } = filter;
  return db
    .selectFrom("users")
    .select([...personColumns, sql<string>`lower(name)`.as("sortName")])
    .$if(prefix !== undefined && prefix !== "", (rows) =>
      rows.where(sql<boolean>`(starts_with(username, lower(${prefix})) or starts_with(lower(name), lower(${prefix})))`),
    )
    .$if(ids !== undefined, (rows) => rows.where(sql<boolean>`id = any(${ids}::uuid[])`))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(lower(name), id) > (${after?.sortName}, ${after?.id}::uuid)`))
    .orderBy(sql`lower(name)`)
    .orderBy("id")
    .limit(filter.limit)
    .execute();
}
