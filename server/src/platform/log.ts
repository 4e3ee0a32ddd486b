import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger };

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];
export type LogFormat = "auto" | "json" | "pretty";

export type LogOptions = {
  level: LogLevel;
  /** `auto` is pretty on a terminal and JSON elsewhere. */
  format: LogFormat;
  /** Where lines go instead of standard output. */
  destination?: DestinationStream;
};

/** Fields that hold secrets or people's words; hidden at the top of a line and one and two levels below it. */
const hidden = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  "password",
  "token",
  "secret",
  "authSecret",
  "databasePassword",
  "connectionString",
  "text",
];

/** `code` is a secret in an invitation but the useful part of an error, so it is hidden only where calls carry it. */
const hiddenInCalls = ["code", "input.code", "body.code", "params.code", "query.code"];

/**
 * The program's log. Log ids, never what people wrote: `log.info({ channelId, messageId })`. Redaction is the net
 * below that rule, not its replacement.
 */
export async function createLog(options: LogOptions): Promise<Logger> {
  const destination = options.destination ?? (isPretty(options.format) ? await prettyPrinter() : pino.destination(1));
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths(), censor: "[hidden]" },
      serializers: { err: errorForLog },
    },
    destination,
  );
}

function isPretty(format: LogFormat): boolean {
  return format === "pretty" || (format === "auto" && process.stdout.isTTY);
}

/** Loaded only where it is used: it costs start-up time. Synchronous, so that the last lines before an exit are seen. */
async function prettyPrinter(): Promise<DestinationStream> {
  const { default: pretty } = await import("pino-pretty");
  return pretty({ colorize: process.stdout.isTTY, translateTime: "SYS:HH:MM:ss", ignore: "pid,hostname", sync: true });
}

function redactedPaths(): string[] {
  const below = (prefix: string, field: string) => (field.startsWith("[") ? `${prefix}${field}` : `${prefix}.${field}`);
  return [...hidden.flatMap((field) => [field, below("*", field), below("*.*", field)]), ...hiddenInCalls];
}

/** An error without the fields in which PostgreSQL quotes rows (`detail`, `where`): those hold message text. */
export function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}
