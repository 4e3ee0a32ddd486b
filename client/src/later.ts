import { calmDelay } from "./backoff.ts";

/** Something that can wait until the server has it calmer. */
export type Later = {
  /** Runs after a while; where it waits already, that once is enough. */
  soon(): void;
  clear(): void;
};

export function createLater(run: () => void): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        run();
      }, calmDelay());
    },
    clear() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
