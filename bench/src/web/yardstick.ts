import type { Page } from "playwright-core";

const html = `<!doctype html><title>Bare</title><body><script>
  fetch("/api/v1/channels/CHANNEL/messages?limit=50").then((answer) => answer.json()).then(({ messages }) => {
    for (const message of messages) {
      const line = document.createElement("p");
      line.dataset.message = message.id;
      line.textContent = message.text;
      document.body.append(line);
    }
  });
</script>`;

/**
 * The least that any web chat has to do in this browser: a page of one script that asks for a channel's newest messages
 * and writes them down. Resolves with the milliseconds until the first was painted.
 */
export async function barePage(page: Page, channelId: string): Promise<number> {
  await page.route("/bare", (route) => route.fulfill({ contentType: "text/html", body: html.replace("CHANNEL", channelId) }));
  await page.goto("/bare", { waitUntil: "commit" });
  await page.waitForFunction(() => window.firstMessageAt !== undefined);
  return await page.evaluate(() => window.firstMessageAt ?? Number.NaN);
}
