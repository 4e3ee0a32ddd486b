import type { RecordKey } from "./storage.ts";

/**
 * The number of the form in which things are kept. Raise it when a kept type changes (a test beside this says when):
 * what an earlier version has kept is then read afresh from the server, and only what was not sent is taken over.
 */
export const layout = 2;

/** What is kept, each kind under `[account, kind, id]`. `["current"]` names the account and what it was doing. */
export type Kind = "channels" | "users" | "timelines" | "unsent" | "changes" | "drafts" | "reads";

const lasting: readonly string[] = ["unsent", "changes", "drafts", "reads"] satisfies Kind[];

/** Whether a record is a person's own, which no server has: it survives a change of the layout. */
export function outlasts([, kind]: RecordKey): boolean {
  return kind !== undefined && lasting.includes(kind);
}
