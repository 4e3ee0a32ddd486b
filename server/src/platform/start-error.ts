/**
 * Something outside the program keeps it from starting. Each line says what is wrong and what to do; main.ts prints
 * the lines without a stack and exits with code 1. Lines never carry a secret.
 */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly lines: readonly string[];

  constructor(lines: string | readonly string[], options?: ErrorOptions) {
    const all = typeof lines === "string" ? [lines] : lines;
    super(all.join("\n"), options);
    this.lines = all;
  }
}

/** What went wrong, in the words of the system, on one line. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A name with several addresses fails once for each and says nothing itself.
  if (error instanceof AggregateError && error.errors.length > 0) return [...new Set(error.errors.map(reason))].join(", ");
  return error.message.replaceAll("\n", " ");
}
