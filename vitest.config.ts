import { defineConfig } from "vitest/config";
import { SummaryReporter } from "./server/test/summary-reporter.ts";

// bin/ci runs `--project unit` first and `--project e2e` last and alone: two browsers are as much as two cores take.
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Generous: it ends what hangs; machines that are busy are no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", new SummaryReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{protocol,client,server,web,bench,bin}/**/*.test.{ts,tsx}"],
          // The app fetches a part of its texts later; tests have them all.
          setupFiles: ["web/src/i18n/all-texts.ts"],
          globalSetup: ["server/test/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          testTimeout: 180_000,
          expect: { poll: { timeout: 40_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
