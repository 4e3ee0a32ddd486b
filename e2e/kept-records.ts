import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The names of all that a browser keeps of the chat. */
export function allRecords(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const open = indexedDB.open("chatflow");
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const database = open.result;
    const all = database.transaction("records").objectStore("records").getAllKeys();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    database.close();
    return all.result.map((key) => String(key));
  });
}

/** Waits until something of a kind is kept, such as `unsent`. */
export async function recordsKept(page: Page, kind: string): Promise<void> {
  await expect.poll(async () => (await allRecords(page)).some((key) => key.includes(`,${kind},`)), { timeout: 10_000 }).toBe(true);
}
