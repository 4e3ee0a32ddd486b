import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The installed browser, or undefined with one line that says how to get it; in CI a missing one is a failure. */
export function findChromium(): string | undefined {
  const found = places.find((place) => place && existsSync(place));
  if (found) return found;
  const line = "No Chromium was found: run bin/setup, or set CHROMIUM to the path of Chromium or Chrome.";
  if (process.env.CI) throw new Error(line);
  console.warn(`${line} The journeys in a browser are skipped.`);
  return undefined;
}

export function launch(executablePath: string, ...more: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // Chromium refuses its sandbox to root
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}
