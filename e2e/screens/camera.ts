import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { CDPSession, Page } from "playwright-core";

const folder = fileURLToPath(new URL("../../docs/screens/", import.meta.url));

const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  /** The narrowest page that has to hold (WCAG 1.4.10). */
  narrow: { width: 320, height: 640 },
  /** 1280 by 800 at 200%. */
  zoomed: { width: 640, height: 400 },
};
export type Size = keyof typeof sizes;

const lines = new WeakMap<Page, CDPSession>();

/** What the page shows, as `docs/screens/NAME-SIZE-THEME.webp`: light and dark, wide and on a phone, unless it says fewer. */
export async function take(page: Page, name: string, only: readonly Size[] = ["desktop", "phone"]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const line = lines.get(page) ?? (await page.context().newCDPSession(page));
  lines.set(page, line);
  const before = page.viewportSize();
  for (const size of only) {
    // A finger instead of a mouse: targets grow. Until the page is loaded anew nothing can be pointed at afterwards.
    const byTouch = size === "phone" || size === "narrow";
    if (byTouch) await line.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 1 });
    await page.setViewportSize(sizes[size]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      if (colorScheme === "light") await page.waitForTimeout(250); // for what follows the size: the list measures its rows anew
      await page.evaluate(stillness);
      await shoot(line, `${name}-${size}-${colorScheme}`);
    }
  }
  if (!only.every((size) => size === "desktop" || size === "zoomed"))
    await line.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
  await page.mouse.move(0, 0); // what it points at next, it comes to
}

/** When the colours have reached everything: one element after the other, a frame each, however short the way. */
async function stillness(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  do {
    await frame();
    await frame();
  } while (document.getAnimations().some(({ playState, pending }) => pending || playState === "running"));
}

/** WebP, which Playwright does not write: half of what a PNG takes. */
async function shoot(line: CDPSession, file: string): Promise<void> {
  const { data } = await line.send("Page.captureScreenshot", { format: "webp", quality: 82 });
  await writeFile(`${folder}${file}.webp`, data, "base64");
}
