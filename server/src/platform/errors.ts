import { ChatFlowError } from "@chatflow/protocol";
import type { Logger } from "./log.ts";

/** The one mapper: whatever was thrown becomes an error of the catalogue. What nobody foresaw is logged. */
export function toChatFlowError(thrown: unknown, log: Logger, command?: string): ChatFlowError {
  if (thrown instanceof ChatFlowError) return thrown;
  if (isDatabaseAway(thrown)) {
    log.warn({ err: thrown, command }, "the database did not answer");
    return new ChatFlowError("unavailable", { retryAfterMs: 1000 });
  }
  log.error({ err: thrown, command }, "a command failed");
  return new ChatFlowError("internal");
}

/** The database is restarting, out of reach or full of connections: a retry can succeed, so it is not a 500. */
export function isDatabaseAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = "code" in thrown ? String(thrown.code) : "";
  // 08: connection, 53: resources (disk full, too many connections), 57P0x: shutting down or starting up
  if (/^(08|53|57P0)/.test(code) || /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(thrown.message);
}
