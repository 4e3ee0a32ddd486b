import { appendFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends the output with one line that people and programs can read: `12 passed, 0 failed, 1 skipped`. What failed is also
 * written to the file that FAILED_TESTS names: bin/ci says it again after everything that runs later.
 */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const failures: string[] = unhandledErrors.map((error) => `an unhandled error: ${firstLine(error)}`);
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failedTests = 0;
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === "failed") {
          failedTests++;
          failures.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLine(errors?.[0])}`);
        }
        count[state === "pending" ? "skipped" : state]++;
      }
      // A file that does not load, or whose hooks fail, has no failed test to count.
      if (module.state() === "failed" && failedTests === 0) {
        count.failed++;
        failures.push(`${module.relativeModuleId}: ${firstLine(module.errors()[0])}`);
      }
    }
    if (process.env.FAILED_TESTS) appendFileSync(process.env.FAILED_TESTS, failures.map((line) => `${line}\n`).join(""));
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    // After what the other reporters write at the end.
    process.once("exit", () => process.stdout.write(`\n${line}\n`));
  }
}

function firstLine(error: unknown): string {
  const message = typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
  return message.split("\n", 1)[0] ?? "";
}
