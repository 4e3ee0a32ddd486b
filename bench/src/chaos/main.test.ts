import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

test.for([
  [["--schedules", "many"], "--schedules takes a whole number from 1 on."],
  [["--schedules", "0"], "--schedules takes a whole number from 1 on."],
  [["--seed", "-1"], "--seed"],
  [["--transport", "pigeon"], "--transport takes one of websocket, sse, polling."],
  [["--fast"], "Unknown option '--fast'"],
  [["kill-server"], "Unexpected argument 'kill-server'"],
] as const)("%j is refused with a line that says why", async ([args, words]) => {
  const ended = await promisify(execFile)(process.execPath, [main, ...args]).then(
    () => undefined,
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  expect({ code: ended?.code, stdout: ended?.stdout }).toEqual({ code: 2, stdout: "" });
  expect(ended?.stderr).toContain(words);
  expect(ended?.stderr).toContain("npm run chaos");
});
