import { expect, test } from "vitest";
import { createAuth } from "./auth.ts";
import { testAccounts } from "./testing.ts";

const server = await testAccounts();
const checkSchema = async () => (await createAuth(server).library.$context).explicitSchemaCheck?.();

test("our tables are as better-auth is told that they are", async () => {
  await checkSchema();
  await server.db.pool.query("alter table sessions add column surprise text not null");
  await expect(checkSchema()).rejects.toThrow("sessions.surprise");
  await server.db.pool.query("alter table sessions drop column surprise");
  await server.db.pool.query("alter table credentials rename column account_id to account");
  await expect(checkSchema()).rejects.toThrow("credentials");
});
