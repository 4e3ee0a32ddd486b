import type { Readable } from "../readable.ts";

/** Resolves with the value as soon as it fulfils the condition; the test's own time limit is the limit. */
export function until<T>(readable: Readable<T>, condition: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const value = readable.get();
      if (!condition(value)) return;
      end();
      resolve(value);
    };
    const end = readable.subscribe(check);
    check();
  });
}

/** Resolves as soon as the condition holds; for what nobody tells of. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
