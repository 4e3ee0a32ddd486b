import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../server/test/temporary-folder.ts";

const program = fileURLToPath(new URL("./reset", import.meta.url));

/** Runs bin/reset where nobody is at a terminal. */
function reset(dataFolder: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, {
    env: { ...process.env, CHATFLOW_DATA: dataFolder, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output: output.trim() })));
}

async function dataFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), "data");
  await mkdir(join(folder, "postgres"), { recursive: true });
  await writeFile(join(folder, "secrets.json"), "{}");
  return folder;
}

test("without a terminal it asks for --yes, and with it the folder is gone", async () => {
  const folder = await dataFolder();
  expect(await reset(folder)).toEqual({ code: 1, output: "Nobody is here to ask. To remove the data folder, run bin/reset --yes." });
  expect((await readdir(folder)).sort()).toEqual(["lock", "postgres", "secrets.json"]);
  expect(await reset(folder, "--yes")).toEqual({ code: 0, output: `Removed ${folder}.` });
  expect(existsSync(folder)).toBe(false);
  expect(await reset(folder, "--yes")).toEqual({ code: 0, output: `There is no ${folder}; nothing to remove.` });
});

test("a folder that a server uses stays", async () => {
  const folder = await dataFolder();
  const { lockFolder } = await import("../server/src/platform/data-folder-lock.ts");
  const release = lockFolder(folder);
  expect(await reset(folder, "--yes")).toMatchObject({
    code: 1,
    output: expect.stringContaining("Another ChatFlow server uses the data folder"),
  });
  expect(existsSync(join(folder, "secrets.json"))).toBe(true);
  release();
});

test("a folder that is no data folder stays", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "thesis.txt"), "three years of work");
  expect(await reset(folder, "--yes")).toEqual({ code: 1, output: `${folder} is not a data folder of ChatFlow; nothing was removed.` });
  expect(await readdir(folder)).toEqual(["thesis.txt"]);
});
