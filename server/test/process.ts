import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export type ServerProcess = {
  child: ChildProcess;
  /** Everything that it printed so far, on both streams. */
  output(): string;
  /** Resolves with the address when it listens; rejects with its output when it ends before. */
  ready: Promise<string>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

/** The real program as its own process; killed when the test ends, in case it still runs. */
export function startServer(env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", CHATFLOW_LOG_FORMAT: "json", CHATFLOW_RATE_LIMIT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal })),
  );
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /on this machine (http:\/\/localhost:\d+)|ChatFlow is at (http:\/\/localhost:\d+)"/.exec(output);
      if (address) resolve((address[1] ?? address[2] ?? "").replace("localhost", "127.0.0.1"));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void exited.then(() => reject(new Error(`the server ended: ${output}`)));
  });
  ready.catch(() => {}); // tests of failing starts look at `exited`
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await exited;
  });
  return { child, output: () => output, ready, exited };
}
