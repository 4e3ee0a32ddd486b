import type { Reporter, TestModule } from "vitest/node";

/** Ends the output with one line that people and programs can read: `12 passed, 0 failed, 1 skipped`. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failedTests = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "failed") failedTests++;
        count[state === "pending" ? "skipped" : state]++;
      }
      // A file that does not load, or whose hooks fail, has no failed test to count.
      if (module.state() === "failed" && failedTests === 0) count.failed++;
    }
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    // After what the other reporters write at the end.
    process.once("exit", () => process.stdout.write(`\n${line}\n`));
  }
}
