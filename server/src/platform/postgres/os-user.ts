import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartError } from "../start-error.ts";

/** The operating-system user that PostgreSQL runs as, because it refuses to run as root. */
export type OsUser = { uid: number; gid: number };

/** A command line and how to spawn it. */
export type Launch = { command: string; args: string[]; uid?: number; gid?: number };

/** Of util-linux, which nearly every Linux has. */
const setpriv = "setpriv";

/** Names tried in order: one made for ChatFlow by an administrator, else the user that owns nothing. */
const names = ["chatflow", "nobody"];

/**
 * Whom to become: null when we are not root. A cluster that has an owner keeps it, so that it stays readable when a
 * user named chatflow is created later, or when somebody uses sudo once.
 */
export function postgresUser(cluster: string): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of names) {
    const user = lookUp(name);
    if (user && user.uid !== 0) return user;
  }
  throw new StartError(
    "PostgreSQL does not run as root, and there is no user to run it as. Create one (useradd --system chatflow), or set DATABASE_URL.",
  );
}

function lookUp(name: string): OsUser | null {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null; // no such user
  }
}

/**
 * How to run a command as the user. Where a folder on the way to one of the paths is closed to that user (a project
 * below /root, the commonest place on a fresh server), the command keeps one capability of root's: to pass folders.
 */
export function launchAs(user: OsUser | null, command: string, args: string[], paths: string[]): Launch {
  if (!user) return { command, args };
  const closed = [command, ...paths].map((path) => closedFolder(path, user)).find((folder) => folder !== null);
  if (closed === undefined) return { command, args, ...user };
  const capability = folderCapability();
  if (!capability || !hasSetpriv()) {
    throw new StartError(
      `PostgreSQL does not run as root, and the user it runs as (uid ${user.uid}) cannot enter ${closed}. ` +
        `Move ChatFlow and its data (CHATFLOW_DATA) to a folder like /srv/chatflow, start it as an ordinary user, or set DATABASE_URL.`,
    );
  }
  const keep = `-all,+${capability}`;
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  const capabilities = [`--inh-caps=${keep}`, `--ambient-caps=${keep}`, `--bounding-set=${keep}`];
  // Without this bit access(2), by which PostgreSQL looks for its own programs, would not count the capability.
  const accessCounts = "--securebits=+no_setuid_fixup";
  return { command: setpriv, args: [...identity, ...capabilities, accessCounts, "--no-new-privs", "--", command, ...args] };
}

/** The first folder above a path, from the root down, that the user may not pass; null when there is none. */
function closedFolder(path: string, user: OsUser): string | null {
  const parent = dirname(path);
  if (parent === path) return null;
  const above = closedFolder(parent, user);
  if (above !== null) return above;
  const { uid, gid, mode } = statSync(parent);
  const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
  return passes ? null : parent;
}

/** The weakest capability that we hold and that opens closed folders. Containers are often given the second only. */
function folderCapability(): "dac_read_search" | "dac_override" | null {
  if (process.platform !== "linux") return null;
  const held = BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0"}`);
  if (held & (1n << 2n)) return "dac_read_search";
  if (held & (1n << 1n)) return "dac_override";
  return null;
}

function hasSetpriv(): boolean {
  try {
    execFileSync(setpriv, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
