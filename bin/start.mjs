// What `npm start` runs. Plain JavaScript, because the machine's own Node may be 20: it passes on to Node 24, sees to the
// web app's build, and becomes the server.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const ownNode = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  // Halves the time that loading takes from the second start on. Not in the temporary folder, where others could plant code.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)));
  const { ensureWebBuild } = await import("./web-build.mjs");
  await ensureWebBuild(project);
  // In this very process: signals, exit codes and the terminal are the server's.
  await import("../server/src/main.ts");
} else if (existsSync(ownNode)) {
  passOn();
} else {
  const installed = existsSync(new URL("../node_modules/node/package.json", import.meta.url));
  const remedy = installed
    ? 'its Node 24 was installed without scripts: run "npm rebuild node", then "npm start"'
    : 'its packages are not installed: run "npm ci", then "npm start"';
  console.error(`ChatFlow needs Node 24, this is ${process.versions.node}, and ${remedy}.`);
  process.exitCode = 1;
}

function passOn() {
  const child = spawn(ownNode, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // Ctrl+C in a terminal reaches the child by itself, and a second SIGINT would mean "at once".
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 1;
    if (!signal) return;
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
