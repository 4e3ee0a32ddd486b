import { calm } from "./calm.ts";
import { needs, parts } from "./lazy-named.ts";

/**
 * Fetches all of these, one after the other, and what they bring along. A menu or a dialog that is opened for the first
 * time has to open without a connection, too, and after an update of the server, which has only the new parts then.
 */
export async function fetchParts(): Promise<void> {
  await needs().catch(() => {});
  for (let load = parts.shift(); load; load = parts.shift()) {
    await calm();
    await load().catch(() => {});
  }
}
