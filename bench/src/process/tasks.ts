/** The child's side of worker.ts: named tasks, each with one input, each answered once. */
export type Tasks = Record<string, (input: never) => Promise<unknown>>;

export type Request = { id: number; task: string; input: unknown };
export type Reply = { id: number; ok: unknown } | { id: number; error: string };

/** Carries out what the parent asks for, and ends when the parent is gone, so that no load outlives its bench. */
export function serveTasks(tasks: Tasks): void {
  process.on("message", (request: Request) => void answer(tasks, request));
  process.on("disconnect", () => process.exit());
}

async function answer(tasks: Tasks, { id, task, input }: Request): Promise<void> {
  let reply: Reply;
  try {
    const run = tasks[task];
    if (!run) throw new Error(`there is no task called ${task}`);
    reply = { id, ok: await run(input as never) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send?.(reply);
}
