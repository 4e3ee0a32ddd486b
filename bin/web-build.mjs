import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the web app is built from. Content counts, not times: a checkout or a copy sets those anew. */
const sources = [
  "web/src",
  "web/public",
  "web/index.html",
  "web/vite.config.ts",
  "web/precache.ts",
  "web/package.json",
  "client/src",
  "protocol/src",
  "package-lock.json",
];

/**
 * Builds the web app when its build is missing or older than its sources, in a process of its own, whose memory goes
 * away with it. A copy without sources (an image, a package) is taken as it is.
 * @param {string} project The project's folder.
 */
export async function ensureWebBuild(project) {
  const dist = join(project, "web", "dist");
  const stamp = join(dist, ".build-hash");
  if (!existsSync(join(project, "web", "src", "main.tsx")) && existsSync(join(dist, "index.html"))) return;
  const hash = hashSources(project);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;

  const vite = join(project, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) {
    if (existsSync(join(dist, "index.html"))) return console.error("The web app's build is old, and Vite is not installed to renew it.");
    fail('The web app is not built, and Vite is not installed to build it. Run "npm ci", then "npm start".');
  }
  process.stdout.write("Building the web app, once after each update … ");
  const started = performance.now();
  rmSync(stamp, { force: true }); // until the build is whole there is none
  const { code, output } = await run(vite, join(project, "web"));
  if (code !== 0) fail(`failed:\n${output}\nThe web app could not be built; the lines above say why.`);
  writeFileSync(stamp, hash);
  console.log(`done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function hashSources(project) {
  const hash = createHash("sha256");
  for (const source of sources) add(hash, project, source);
  return hash.digest("hex");
}

function add(hash, project, path) {
  const full = join(project, path);
  let content;
  try {
    content = readFileSync(full);
  } catch (error) {
    if (error.code === "EISDIR") {
      for (const name of readdirSync(full).sort()) if (!/\.test\.tsx?$/.test(name)) add(hash, project, `${path}/${name}`);
    }
    return; // a source that is not there changes the hash by its absence
  }
  hash.update(`${path}\0${content.length}\0`).update(content);
}

function run(vite, cwd) {
  // What starts this may be a test runner, which has an environment of its own: what it leaves behind is what people get.
  const env = { ...process.env, NODE_ENV: "production" };
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const stop = (signal) => {
    child.kill(signal);
    process.exit(1);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.once(signal, stop);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => {
      for (const signal of signals) process.removeListener(signal, stop);
      resolve({ code, output });
    });
  });
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
