import { randomUUID } from "node:crypto";
import { type Client, createClient } from "@chatflow/client";
import { type ChannelEntry, ChatFlowError, type Me } from "@chatflow/protocol";
import { afterAll } from "vitest";
import { createApp } from "../src/app.ts";
import { type Config, readConfig } from "../src/platform/config.ts";
import { createLog, type Logger } from "../src/platform/log.ts";
import { createMetrics } from "../src/platform/metrics.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** Someone with an account; `call` goes over HTTP as a program would. */
export type Person = { user: Me; token: string; call: Client["call"] };

export type TestServer = {
  url: string;
  db: TestDatabase;
  /** Makes an account; the first one is the workspace's admin. */
  person(username: string): Promise<Person>;
  stop(): Promise<void>;
};

// Instances of one workspace share it, so that each knows the other's sessions.
const authSecret = randomUUID().repeat(2);

/** The whole server within the test's process, on a database of its own and a free port of this machine. */
export async function testServer(
  options: Partial<Config> & { db?: TestDatabase; onQuery?: (name: string) => void; log?: Logger; presenceGraceMs?: number } = {},
): Promise<TestServer> {
  const {
    onQuery,
    log: given,
    presenceGraceMs,
    db = await testDatabase(onQuery ? { onQuery: withoutTheTick(onQuery) } : {}),
    ...changes
  } = options;
  const { config } = readConfig({ HOST: "127.0.0.1", PORT: "0", CHATFLOW_RATE_LIMIT: "0" });
  const log = given ?? (await createLog({ level: "error", format: "json" }));
  const app = await createApp({
    config: { ...config, ...changes },
    db,
    metrics: createMetrics(),
    log,
    authSecret,
    web: false,
    checkOutputs: true,
    presenceGraceMs,
  });
  const url = (await app.listen()).replace("localhost", "127.0.0.1");
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await app.stop();
  };
  afterAll(stop);
  return { url, db, person: (username) => person(url, db, username), stop };
}

/** Who was there is written once a second, within whatever call a test is counting the queries of. */
function withoutTheTick(onQuery: (name: string) => void) {
  return (name: string) => {
    if (name !== "accounts_seen") onQuery(name);
  };
}

async function person(url: string, db: TestDatabase, username: string): Promise<Person> {
  await db.pool.query("update workspace set registration = 'open'");
  const { user, token = "" } = await createClient({ url }).call("accounts.signUp", {
    username,
    email: `${username}@example.org`,
    password: "a-long-unusual-phrase-42",
  });
  const { call } = createClient({ url, token });
  return { user, token, call };
}

/** A channel with the given members; the first makes it. */
export async function channelOf(people: [Person, ...Person[]], type: "public" | "private" = "private"): Promise<ChannelEntry> {
  const [owner, ...others] = people;
  const entry = await owner.call("channels.create", { type, name: `room-${randomUUID().slice(0, 8)}` });
  for (const other of others) await owner.call("channels.addMember", { channelId: entry.channel.id, userId: other.user.id });
  return entry;
}

/** What a call gives, as a code: `ok`, or that of its error. */
export function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (error: unknown) => (error instanceof ChatFlowError ? error.code : String(error)),
  );
}
