import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../bin/start.mjs", import.meta.url));

/** ChatFlow as `npm start` runs it, on a data folder and a port of its own; it can be killed and started again. */
export class ServerUnderTest {
  readonly url: string;
  readonly folder: string;
  readonly #port: number;
  #child: ChildProcess | undefined;

  static async create(): Promise<ServerUnderTest> {
    return new ServerUnderTest(await freePort(), await mkdtemp(join(tmpdir(), "chatflow-e2e-")));
  }

  private constructor(port: number, folder: string) {
    this.#port = port;
    this.folder = folder;
    this.url = `http://localhost:${port}`;
  }

  /** `settings`: environment variables beside those that a test needs anyway. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, [start], {
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: "127.0.0.1",
        CHATFLOW_DATA: this.folder,
        CHATFLOW_LOG_FORMAT: "json",
        ...settings,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    let output = "";
    await new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (chunk: Buffer) => {
        output += chunk;
        if (output.includes("ChatFlow is at")) resolve();
      });
      child.on("exit", () => reject(new Error(`the server ended: ${output}`)));
    });
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await exited;
  }

  async remove(): Promise<void> {
    await this.kill("SIGTERM");
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === "string") throw new Error("no free port");
  return address.port;
}
