import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** Adds up the JavaScript that a page asked for before its first message was painted, each file compressed by gzip. In KB. */
export function countScripts(page: Page): () => Promise<number> {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" || /\.m?js(\?|$)/.test(response.url())) scripts.push(response);
  });
  return async () => {
    const before = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter(({ startTime }) => startTime < (window.firstMessageAt ?? 0))
        .map(({ name }) => name),
    );
    const needed = scripts.filter((script) => before.includes(script.url()));
    const sizes = await Promise.all(needed.map(async (script) => gzipSync(await script.body()).length));
    return sizes.reduce((sum, size) => sum + size, 0) / 1024;
  };
}
