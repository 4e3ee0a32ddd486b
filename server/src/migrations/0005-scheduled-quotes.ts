import { type Kysely, sql } from "kysely";

/** What is sent later may quote. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // As it was when it was scheduled: what is sent gets a copy of its own.
  await sql`alter table scheduled_messages add column quote jsonb`.execute(db);
}
