import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../server/test/temporary-folder.ts";

/** A project of which only bin/start.mjs is there, as after a clone without installation. */
async function bareProject(): Promise<string> {
  const project = await temporaryFolder();
  await cp(fileURLToPath(new URL("./start.mjs", import.meta.url)), join(project, "bin", "start.mjs"));
  return project;
}

/** Runs its start program as Node 20.19 would. */
function startOnNode20(project: string, ...args: string[]) {
  const older = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } })`;
  const result = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(older)}`, join(project, "bin", "start.mjs"), ...args],
    {
      encoding: "utf8",
    },
  );
  return { code: result.status, output: (result.stdout + result.stderr).trim() };
}

test("packages that are not installed: one line says what to do", async () => {
  expect(startOnNode20(await bareProject())).toEqual({
    code: 1,
    output: 'ChatFlow needs Node 24, this is 20.19.0, and its packages are not installed: run "npm ci", then "npm start".',
  });
});

test("packages installed without their scripts: one line says what to do", async () => {
  const project = await bareProject();
  await mkdir(join(project, "node_modules", "node"), { recursive: true });
  await writeFile(join(project, "node_modules", "node", "package.json"), "{}");
  expect(startOnNode20(project)).toEqual({
    code: 1,
    output:
      'ChatFlow needs Node 24, this is 20.19.0, and its Node 24 was installed without scripts: run "npm rebuild node", then "npm start".',
  });
});

test("an older Node passes on to the project's own, with its arguments and its exit code", async () => {
  const project = await bareProject();
  const node = join(project, "node_modules", ".bin", "node");
  await mkdir(join(project, "node_modules", ".bin"), { recursive: true });
  await writeFile(node, '#!/bin/sh\necho "$@"\nexit 7\n');
  await chmod(node, 0o755);
  expect(startOnNode20(project, "--flag")).toEqual({ code: 7, output: `${join(project, "bin", "start.mjs")} --flag` });
});
