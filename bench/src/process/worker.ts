import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onCore } from "./placement.ts";
import type { Reply, Request, Tasks } from "./tasks.ts";

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/** A process of ours that carries out tasks: a part of the load, or a yardstick. `T` is what its file serves. */
export class Worker<T extends Tasks> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(file: URL, core: number | null, nodeOptions: readonly string[] = []) {
    const path = fileURLToPath(file);
    const { program, args } = onCore(core, process.execPath, [...nodeOptions, path]);
    this.#child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#child.on("message", (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ("error" in reply) waiting?.reject(new Error(`${path}: ${reply.error}`));
      else waiting?.resolve(reply.ok);
    });
    const failed = (why: string) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${path} ${why}`));
      this.#waiting.clear();
    };
    this.#child.on("error", (error) => failed(`did not start: ${error.message}`));
    this.#child.on("exit", (code, signal) => failed(`ended with ${signal ?? code}`));
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("the process did not start");
    return this.#child.pid;
  }

  /** Has a task done; rejects when it fails or the process ends. */
  ask<K extends keyof T & string>(task: K, ...[input]: Parameters<T[K]>): Promise<Awaited<ReturnType<T[K]>>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#child.send({ id, task, input } satisfies Request, (error) => error && reject(error));
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined) return;
    const gone = once(this.#child, "exit");
    this.#child.kill();
    await gone;
  }
}
