import { ChatFlowError } from "@chatflow/protocol";

/** The connection ended before the answer came: whether the server did what was asked is not known. */
export class LineLost extends ChatFlowError {
  constructor() {
    super("unavailable", { message: "The connection was lost before the server answered." });
  }
}

/** The server could not be reached, or what answered was not ChatFlow. */
export function unreachable(message: string, cause?: unknown): ChatFlowError {
  const error = new ChatFlowError("unavailable", { message });
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** Whether the same request can succeed later without anybody changing it. */
export function isTransient(error: ChatFlowError): boolean {
  return error.code === "unavailable" || error.code === "rate_limited" || error.code === "internal";
}

/** Whatever was thrown, as an error of the catalogue. */
export function asChatFlowError(error: unknown): ChatFlowError {
  if (error instanceof ChatFlowError) return error;
  const wrapped = new ChatFlowError("internal", { message: error instanceof Error ? error.message : String(error) });
  wrapped.cause = error;
  return wrapped;
}
