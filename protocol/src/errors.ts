/**
 * The error catalogue. A code never changes its meaning and is never used again for another one, so programs
 * may switch on it; `message` is a default for people and may be reworded. docs/errors.md is made from this.
 */
export const errorCatalogue = {
  malformed: { status: 400, message: "This is not valid JSON in the expected form." },
  invalid_input: { status: 400, message: "Some of the input is not valid." },
  weak_password: { status: 400, message: "This password is too easy to guess. Use a longer or less common one." },
  unauthenticated: { status: 401, message: "Sign in first." },
  wrong_credentials: { status: 401, message: "Wrong username, email or password." },
  forbidden: { status: 403, message: "You may not do this." },
  foreign_origin: { status: 403, message: "This address is not one that ChatFlow is served from." },
  not_member: { status: 403, message: "Join this channel first." },
  registration_closed: { status: 403, message: "People join this workspace by invitation. Ask a member for a link." },
  not_found: { status: 404, message: "There is no such thing, or you have no access to it." },
  unknown_command: { status: 404, message: "There is no such command." },
  invitation_invalid: { status: 404, message: "This invitation has expired, was used up or was withdrawn. Ask for a new link." },
  username_taken: { status: 409, message: "This username is taken." },
  email_taken: { status: 409, message: "There is an account with this email address." },
  name_taken: { status: 409, message: "There is a channel with this name." },
  id_conflict: { status: 409, message: "This id was used for another message." },
  message_deleted: { status: 409, message: "This message was deleted." },
  is_reply: { status: 409, message: "This message is a reply itself. Answer in its thread." },
  too_many: { status: 409, message: "There are as many as there may be. Remove one first." },
  direct_fixed: { status: 409, message: "The people of a direct conversation do not change. Start a new one." },
  archived: { status: 409, message: "This channel is archived: it can be read, not changed." },
  last_owner: { status: 409, message: "A channel needs an owner. Make somebody else one first." },
  too_large: { status: 413, message: "This is larger than the server takes." },
  rate_limited: { status: 429, message: "Too many requests. Wait a moment." },
  internal: { status: 500, message: "The server failed. The failure was logged." },
  unavailable: { status: 503, message: "The server is starting, stopping or overloaded. Try again." },
} as const satisfies Record<string, { status: number; message: string }>;

/** A stable error code, a key of {@link errorCatalogue}. */
export type ErrorCode = keyof typeof errorCatalogue;

/** One thing that is wrong with an input: where (`["text"]`) and what, in words for people. */
export type InputIssue = { path: (string | number)[]; message: string };

/** An error as it travels: the body of an HTTP error response (`{ error }`) and of a failed call. */
export type WireError = {
  code: ErrorCode;
  message: string;
  /** With `invalid_input` and `weak_password`: each thing that is wrong. */
  issues?: InputIssue[];
  /** With `rate_limited` and `unavailable`: milliseconds after which a retry can succeed. */
  retryAfterMs?: number;
};

/** An error of the catalogue as an exception, on the server (thrown by actions) and in the SDK (thrown by calls). */
export class ChatFlowError extends Error {
  override readonly name = "ChatFlowError";
  readonly code: ErrorCode;
  readonly issues: InputIssue[] | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, detail: Partial<Omit<WireError, "code">> = {}) {
    super(detail.message ?? errorCatalogue[code].message);
    this.code = code;
    this.issues = detail.issues;
    this.retryAfterMs = detail.retryAfterMs;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return errorCatalogue[this.code].status;
  }

  toWire(): WireError {
    const wire: WireError = { code: this.code, message: this.message };
    if (this.issues) wire.issues = this.issues;
    if (this.retryAfterMs !== undefined) wire.retryAfterMs = this.retryAfterMs;
    return wire;
  }

  /** The exception for an error that came over the wire; an unknown code (a newer server) becomes `internal`. */
  static fromWire(wire: WireError): ChatFlowError {
    return new ChatFlowError(wire.code in errorCatalogue ? wire.code : "internal", wire);
  }
}
