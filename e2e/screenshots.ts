import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** Where the journeys leave their pictures, for whoever wants to see what they saw and sets SCREENSHOTS: they take minutes. */
const ofJourneys = fileURLToPath(new URL("../test-results/screens/", import.meta.url));
/** The pictures of the documentation. */
export const ofDocs = fileURLToPath(new URL("../docs/screens/", import.meta.url));

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** The page in light and dark, wide and on a phone. */
export async function screenshots(page: Page, name: string, folder = ofJourneys): Promise<void> {
  if (folder === ofJourneys && !process.env.SCREENSHOTS) return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.waitForTimeout(250); // for what follows the size: the list measures its rows anew
      await page.screenshot({ path: `${folder}${name}-${size}-${colorScheme}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}
