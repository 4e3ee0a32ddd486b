import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { reason, StartError } from "../start-error.ts";
import type { Binaries } from "./binaries.ts";
import { explainBroken } from "./binaries.ts";
import { launchAs, type OsUser } from "./os-user.ts";

/** PostgreSQL's own administrator, and the ordinary user that the server signs in as. Both have the data folder's password. */
export const superuser = "postgres";
export const owner = "chatflow";

const major = "18";
const unfinished = "postgres.unfinished-";

type Where = { dataFolder: string; cluster: string; binaries: Binaries; user: OsUser | null };

/** Makes the database cluster unless there is one. It appears whole or not at all, whatever interrupts this. */
export async function ensureCluster(where: Where, password: string): Promise<void> {
  const version = await clusterVersion(where.cluster);
  if (version === major) return;
  if (version !== null) {
    throw new StartError(
      `${where.cluster} was made by PostgreSQL ${version}; this ChatFlow brings PostgreSQL ${major}. ` +
        `Start the ChatFlow that you used before and make a backup to restore into a new data folder.`,
    );
  }
  await removeUnfinished(where.dataFolder);
  const name = unfinished + randomBytes(6).toString("hex");
  const folder = join(where.dataFolder, name);
  const passwordFile = `${folder}.password`;
  try {
    await writePrivate(passwordFile, `${password}\n`, where.user);
    await mkdir(folder, { mode: 0o700 });
    if (where.user) await chown(folder, where.user.uid, where.user.gid);
    await initialise(where, folder, passwordFile);
    await createOwner(where, folder, password);
    await rename(folder, where.cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function clusterVersion(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new StartError(`The database in ${cluster} cannot be read: ${reason(error)}. Start ChatFlow as the user that made it.`, {
      cause: error,
    });
  }
}

/** What an interrupted start left behind. An initdb that still runs in it fails by itself. */
async function removeUnfinished(dataFolder: string): Promise<void> {
  for (const entry of await readdir(dataFolder)) {
    if (entry.startsWith(unfinished)) await rm(join(dataFolder, entry), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function writePrivate(path: string, content: string, user: OsUser | null): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(content);
    if (user) await file.chown(user.uid, user.gid);
  } finally {
    await file.close();
  }
}

function initialise(where: Where, folder: string, passwordFile: string): Promise<void> {
  const args = [
    "-D",
    folder,
    "-U",
    superuser,
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  return run(where, where.binaries.initdb, args, folder);
}

/** In single-user mode, before the cluster takes its name: an ordinary user who owns an ordinary database. */
function createOwner(where: Where, folder: string, password: string): Promise<void> {
  const args = ["--single", "-D", folder, "-c", "log_min_messages=fatal", "template1"];
  const statements = [`create role ${owner} login password '${password}'`, `create database ${owner} owner ${owner}`];
  return run(where, where.binaries.postgres, args, folder, `${statements.join("\n")}\n`);
}

async function run(where: Where, binary: string, args: string[], folder: string, input = ""): Promise<void> {
  const launch = launchAs(where.user, binary, args, [folder]);
  const child = spawn(launch.command, launch.args, {
    ...(launch.uid === undefined ? {} : { uid: launch.uid }),
    ...(launch.gid === undefined ? {} : { gid: launch.gid }),
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on("error", () => {}); // it ended early; its exit says so
  child.stdin.end(input);
  const code = await new Promise<number | string | null>((resolve) => {
    child.on("error", (error) => resolve("code" in error && typeof error.code === "string" ? error.code : error.message));
    child.on("close", resolve);
  });
  if (code === 0) return;
  if (code === "ENOENT" || code === 127) throw explainBroken(binary);
  if (/could not look up effective user ID/.test(said)) {
    throw new StartError(
      "PostgreSQL needs a user that the system knows by name, and this one has no entry in /etc/passwd. Start ChatFlow as another user, or set DATABASE_URL.",
    );
  }
  throw new StartError(`The database could not be created in ${where.dataFolder} (${binary}: ${code}): ${lastLines(said)}`);
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-4).join(" / ");
}
