import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** Adds up the JavaScript that a page has loaded, each file compressed by gzip, until somebody asks. */
export function countScripts(page: Page): () => Promise<number> {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" || /\.m?js(\?|$)/.test(response.url())) scripts.push(response);
  });
  return async () => {
    const sizes = await Promise.all([...scripts].map(async (script) => gzipSync(await script.body()).length));
    return sizes.reduce((sum, size) => sum + size, 0) / 1024;
  };
}
