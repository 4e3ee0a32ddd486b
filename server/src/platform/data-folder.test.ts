import { execFile } from "node:child_process";
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { openDataFolder } from "./data-folder.ts";

const root = process.getuid?.() === 0;

async function open(path: string) {
  const folder = await openDataFolder(path);
  onTestFinished(() => folder.release());
  return folder;
}

/** Opens the folder in another process, as another server would, and returns what it printed. */
async function openElsewhere(path: string): Promise<string> {
  const program = `
    import { openDataFolder } from ${JSON.stringify(fileURLToPath(new URL("./data-folder.ts", import.meta.url)))};
    await openDataFolder(process.argv[1]).then(() => console.log("opened"), (error) => console.log(error.message));`;
  const args = ["--no-warnings", "--input-type=module", "-e", program, path];
  return (await promisify(execFile)(process.execPath, args, { cwd: "/" })).stdout.trim();
}

test("a missing folder is made, with secrets that nobody else can read and that stay the same", async () => {
  const path = join(await temporaryFolder(), "deep", "data");
  const first = await openDataFolder(path);
  expect(first.path).toBe(path);
  expect(first.secrets.authSecret).toHaveLength(43);
  expect((await stat(join(path, "secrets.json"))).mode & 0o777).toBe(0o600);
  expect((await stat(path)).mode & 0o066).toBe(0);
  expect((await readdir(path)).sort()).toEqual(["lock", "secrets.json"]);
  first.release();
  expect((await open(path)).secrets).toEqual(first.secrets);
});

test("a second server is refused, another process as well as the same one, until the first lets go", async () => {
  const path = await temporaryFolder();
  const first = await open(path);
  const line = `Another ChatFlow server uses the data folder ${path}. Stop it, or set CHATFLOW_DATA to another folder.`;
  await expect(openDataFolder(path)).rejects.toMatchObject({ name: "StartError", lines: [line] });
  expect(await openElsewhere(path)).toBe(line);
  first.release();
  expect(await openElsewhere(path)).toBe("opened");
});

test("a symbolic link leads to the same lock", async () => {
  const path = await temporaryFolder();
  const link = join(await temporaryFolder(), "link");
  await symlink(path, link);
  expect((await open(path)).path).toBe(path);
  await expect(openDataFolder(link)).rejects.toThrow("Another ChatFlow server");
});

test("a file where the folder should be", async () => {
  const path = join(await temporaryFolder(), "data");
  await writeFile(path, "");
  await expect(openDataFolder(path)).rejects.toThrow(/^The data folder .*data is not writable \(.*EEXIST.*CHATFLOW_DATA/);
});

test("a folder that we may not write to", async () => {
  const path = join(await temporaryFolder(), "data");
  await mkdir(path);
  await chmod(path, 0o555);
  // Root may write anywhere but where the system itself says no.
  const refused = openDataFolder(root ? "/sys/chatflow" : path);
  await expect(refused).rejects.toThrow(/^The data folder \/.* is not writable \(E.*set CHATFLOW_DATA/);
});

test.for([
  ["cut short", '{ "databasePassword": "abc'],
  ["without the secret that signs sessions", JSON.stringify({ databasePassword: "a-password-of-some-length" })],
] as const)("secrets.json %s is named, not shown and not replaced", async ([, content]) => {
  const path = await temporaryFolder();
  await writeFile(join(path, "secrets.json"), content);
  const error = await openDataFolder(path).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({
    name: "StartError",
    message: expect.stringMatching(/secrets\.json (is not JSON|lacks a secret)\. Restore it/),
  });
  expect(String(error)).not.toMatch(/abc|a-password/);
  expect(await readFile(join(path, "secrets.json"), "utf8")).toBe(content);
  await writeFile(
    join(path, "secrets.json"),
    JSON.stringify({ databasePassword: "a-password-of-some-length", authSecret: "x".repeat(43) }),
  );
  expect(await openElsewhere(path)).toBe("opened"); // the failure let the lock go
});
