import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { closeDb, type DatabaseAddress, openDb } from "../db.ts";
import { createLog } from "../log.ts";
import { postgresUser } from "./os-user.ts";
import { type EmbeddedPostgres, startPostgres } from "./start.ts";

const root = process.getuid?.() === 0;
const secrets = { databasePassword: "a-password-for-tests-only" };

async function start(dataFolder: string, lines: string[] = []): Promise<EmbeddedPostgres> {
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const postgres = await startPostgres({ dataFolder, secrets, log: await createLog({ level: "debug", format: "json", destination }) });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query(address: DatabaseAddress, sql: string): Promise<unknown[]> {
  const db = openDb(address, { max: 1 });
  try {
    return (await db.pool.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await closeDb(db);
  }
}

/** Begins a statement that takes long; resolves, when it is under way, to how it will end. */
async function longQuery(address: DatabaseAddress, sql: string): Promise<{ end: Promise<string> }> {
  const end = query(address, sql).then(
    () => "done",
    (error: Error) => error.message,
  );
  const underWay = "select count(*) as n from pg_stat_activity where state = 'active' and query like '/* long */%'";
  await expect.poll(() => query(address, underWay)).toEqual([{ n: 1 }]);
  return { end };
}

async function postmaster(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

test("the first start makes a durable, private database, the next one finds it", async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  const facts = await query(
    first.address,
    `select current_user as name, rolsuper as superuser, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('full_page_writes') as pages, current_setting('listen_addresses') as network from pg_roles where rolname = current_user`,
  );
  expect(facts).toEqual([{ name: "chatflow", superuser: false, fsync: "on", commit: "on", pages: "on", network: "" }]);
  expect((await stat(first.address.host ?? "")).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, "postgres"))).mode & 0o777).toBe(0o700);
  await expect(query({ ...first.address, password: "wrong" }, "select 1")).rejects.toThrow("password authentication failed");
  await query(first.address, "create table kept as select 42 as n");
  await first.stop();
  expect((await readdir(folder)).sort()).toEqual(["postgres"]);

  const second = await start(folder);
  expect(await query(second.address, "select n from kept")).toEqual([{ n: 42 }]);
  expect(await query(second.superuserAddress, "select rolsuper as superuser from pg_roles where rolname = current_user")).toEqual([
    { superuser: true },
  ]);
});

test.runIf(root)("started as root it runs as another user", async () => {
  const folder = await temporaryFolder();
  await start(folder);
  const status = await readFile(`/proc/${await postmaster(folder)}/status`, "utf8");
  expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).not.toBe(0);
  expect(/^CapEff:\s+(\w+)/m.exec(status)?.[1]).toMatch(/^0+$/);
});

test.runIf(root)("below a folder that only root may enter it keeps one capability, and no way to more", async () => {
  const folder = join(await temporaryFolder(), "data");
  await mkdir(folder, { mode: 0o711 });
  await chmod(join(folder, ".."), 0o700);
  const postgres = await start(folder);
  expect(await query(postgres.address, "select 1 as n")).toEqual([{ n: 1 }]);
  const status = await readFile(`/proc/${await postmaster(folder)}/status`, "utf8");
  expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).not.toBe(0);
  expect(Number.parseInt(/^CapEff:\s+(\w+)/m.exec(status)?.[1] ?? "", 16)).toBeOneOf([0b100, 0b10]);
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
});

test("a PostgreSQL that a killed server left running is stopped, and nothing committed is lost", async () => {
  const folder = await temporaryFolder();
  const left = await start(folder);
  await query(left.address, "create table kept as select 1 as n");
  // Somebody is in the middle of something when the next server comes.
  const busy = await longQuery(left.address, "/* long */ insert into kept select 2 from pg_sleep(600)");
  const next = await start(folder);
  expect(await left.exited).toMatchObject({ code: 0 });
  expect(await busy.end).toMatch(/terminat/);
  expect(await query(next.address, "select n from kept")).toEqual([{ n: 1 }]);
});

test("when it is killed the server is told, and the next start recovers", async () => {
  const folder = await temporaryFolder();
  const killed = await start(folder);
  await query(killed.address, "create table kept as select 1 as n");
  // It computes on for two seconds after its PostgreSQL is gone, and the next one must not start beside it.
  const busy = await longQuery(killed.address, "/* long */ set statement_timeout = 2000; select count(*) from generate_series(1, 1e12)");
  process.kill(await postmaster(folder), "SIGKILL");
  expect(await killed.exited).toMatchObject({ signal: "SIGKILL" });
  const lines: string[] = [];
  const next = await start(folder, lines);
  expect(lines.join("")).toContain("waiting for the last queries of a PostgreSQL that was killed");
  expect(await query(next.address, "select n from kept")).toEqual([{ n: 1 }]);
  expect(await busy.end).toMatch(/statement timeout|terminat|ECONNRESET/);
});

test("a process that got the number of a PostgreSQL long gone keeps nobody out", async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  const file = join(folder, "postgres", "postmaster.pid");
  const content = await readFile(file, "utf8");
  process.kill(await postmaster(folder), "SIGKILL");
  await first.exited;
  // PostgreSQL looks for a living process of its own user.
  const other = spawn("sleep", ["600"], { ...postgresUser(join(folder, "postgres")), stdio: "ignore" });
  onTestFinished(() => void other.kill());
  await writeFile(file, content.replace(/^\d+/, String(other.pid)));
  const next = await start(folder);
  expect(await query(next.address, "select 1 as n")).toEqual([{ n: 1 }]);
  expect(other.exitCode).toBeNull();
  expect(other.signalCode).toBeNull();
});

test("a first start that was killed in the middle is begun anew", async () => {
  const folder = await temporaryFolder();
  const program = `
    import { startPostgres } from ${JSON.stringify(fileURLToPath(new URL("./start.ts", import.meta.url)))};
    await startPostgres({ dataFolder: ${JSON.stringify(folder)}, secrets: ${JSON.stringify(secrets)}, log: console });`;
  const server = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", program], { stdio: "ignore" });
  const unfinished = async () => (await readdir(folder)).filter((name) => /^postgres\.unfinished-\w+$/.test(name));
  await expect
    .poll(async () => existsSync(join(folder, (await unfinished())[0] ?? "none", "base")), { timeout: 10_000, interval: 5 })
    .toBe(true);
  server.kill("SIGKILL");
  expect(existsSync(join(folder, "postgres"))).toBe(false);
  const postgres = await start(folder);
  expect(await query(postgres.address, "select 1 as n")).toEqual([{ n: 1 }]);
  expect(await unfinished()).toEqual([]);
});

test("a data folder whose path is too long for a socket gets it in the temporary folder, and it is cleaned up", async () => {
  const folder = join(await temporaryFolder(), "a-rather-long-name-of-a-folder".repeat(4));
  await mkdir(folder, { mode: 0o711 });
  const left = await start(folder);
  expect(left.address.host).not.toContain(folder);
  expect((await stat(left.address.host ?? "")).mode & 0o777).toBe(0o700);
  const next = await start(folder);
  expect(existsSync(left.address.host ?? "")).toBe(false);
  expect(await query(next.address, "select 1 as n")).toEqual([{ n: 1 }]);
  await next.stop();
  expect(existsSync(next.address.host ?? "")).toBe(false);
});

test("a cluster of another PostgreSQL version is named and left alone", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "postgres"));
  await writeFile(join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(start(folder)).rejects.toMatchObject({
    name: "StartError",
    message: expect.stringMatching(/made by PostgreSQL 17; this ChatFlow brings PostgreSQL 18/),
  });
});

test("a cluster that does not start is explained in PostgreSQL's words", async () => {
  const folder = await temporaryFolder();
  await (await start(folder)).stop();
  await writeFile(join(folder, "postgres", "global", "pg_control"), "");
  await expect(start(folder)).rejects.toMatchObject({
    name: "StartError",
    message: expect.stringMatching(/^PostgreSQL did not start \(.*\): \w+: .*pg_control/),
  });
});

test("its log goes to ours, without what people wrote", async () => {
  const lines: string[] = [];
  const postgres = await start(await temporaryFolder(), lines);
  await query(postgres.address, "create table said (text text check (length(text) < 5))");
  await expect(query(postgres.address, "insert into said values ('between you and me')")).rejects.toThrow("violates check constraint");
  await expect.poll(() => lines.some((line) => line.includes("violates check constraint"))).toBe(true);
  expect(lines.join("")).not.toContain("between you and me");
  await query({ ...postgres.address, password: "wrong" }, "select 1").catch(() => {});
  await expect
    .poll(() => lines.filter((line) => line.includes('"level":"error"')))
    .toEqual([expect.stringContaining("FATAL:  password authentication failed")]);
});
