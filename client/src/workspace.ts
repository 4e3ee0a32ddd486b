import type { Workspace } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { createCell, type Readable } from "./readable.ts";

/** The workspace that one is in: as it was kept, then as the server says. */
export type WorkspaceFollower = {
  value: Readable<Workspace | null>;
  restore(kept: Workspace): void;
  /** Asks afresh: what happened without a connection was told to nobody. */
  refresh(): void;
  heard(workspace: Workspace): void;
  clear(): void;
};

export function createWorkspaceFollower({ call, changed }: { call: Client["call"]; changed(): void }): WorkspaceFollower {
  const value = createCell<Workspace | null>(null);
  let reading: AbortController | undefined;

  function set(workspace: Workspace) {
    value.set(workspace);
    changed();
  }

  function cease() {
    reading?.abort();
    reading = undefined;
  }

  return {
    value,
    restore: value.set,
    refresh() {
      cease();
      const mine = new AbortController();
      reading = mine;
      const { signal } = mine;
      call("workspace.get", {}, { signal }).then(
        (workspace) => {
          if (!signal.aborted) set(workspace);
        },
        () => {}, // what is known stays, and the next connection asks again
      );
    },
    heard(workspace) {
      // An answer that is under way may be older.
      cease();
      set(workspace);
    },
    clear() {
      cease();
      value.set(null);
    },
  };
}
