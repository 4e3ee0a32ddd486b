import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../server/test/temporary-folder.ts";

const webBuild = new URL("./web-build.mjs", import.meta.url).href;

/** A project with a web app of one line, and this project's Vite. */
async function tinyProject({ vite = true } = {}): Promise<string> {
  const project = await temporaryFolder();
  await mkdir(join(project, "web", "src"), { recursive: true });
  await writeFile(join(project, "web", "index.html"), '<script type="module" src="/src/main.tsx"></script>');
  await writeFile(join(project, "web", "src", "main.tsx"), "document.title = 'first';");
  if (vite) await symlink(fileURLToPath(new URL("../node_modules", import.meta.url)), join(project, "node_modules"));
  return project;
}

function ensure(project: string) {
  const program = `const { ensureWebBuild } = await import(${JSON.stringify(webBuild)}); await ensureWebBuild(${JSON.stringify(project)});`;
  const result = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  return { code: result.status, output: (result.stdout + result.stderr).trim() };
}

test("a missing build is made once, and again when a source's content changes", async () => {
  const project = await tinyProject();
  const built = { code: 0, output: expect.stringMatching(/^Building the web app, once after each update … done in [\d.]+ s\.$/) };
  expect(ensure(project)).toEqual(built);
  expect(await readFile(join(project, "web", "dist", "index.html"), "utf8")).toContain("/assets/");
  expect(ensure(project)).toEqual({ code: 0, output: "" });

  const source = join(project, "web", "src", "main.tsx");
  await utimes(source, new Date(), new Date()); // what a new checkout does
  expect(ensure(project)).toEqual({ code: 0, output: "" });
  await writeFile(source, "document.title = 'second';");
  expect(ensure(project)).toEqual(built);
});

test("a build that fails is no build: the next start tries again", async () => {
  const project = await tinyProject();
  const source = join(project, "web", "src", "main.tsx");
  await writeFile(source, "import './missing.ts';");
  expect(ensure(project)).toEqual({ code: 1, output: expect.stringMatching(/missing\.ts[\s\S]*The web app could not be built/) });
  expect(existsSync(join(project, "web", "dist", ".build-hash"))).toBe(false);
  await writeFile(source, "document.title = 'mended';");
  expect(ensure(project)).toMatchObject({ code: 0 });
});

test("without Vite an old build is used with a word, and no build is an error with a remedy", async () => {
  const project = await tinyProject({ vite: false });
  expect(ensure(project)).toEqual({ code: 1, output: expect.stringContaining('Run "npm ci", then "npm start".') });
  await mkdir(join(project, "web", "dist"));
  await writeFile(join(project, "web", "dist", "index.html"), "old");
  expect(ensure(project)).toEqual({ code: 0, output: expect.stringContaining("build is old") });
  await rm(join(project, "web", "src"), { recursive: true });
  expect(ensure(project)).toEqual({ code: 0, output: "" }); // as in an image, which has the build alone
});
