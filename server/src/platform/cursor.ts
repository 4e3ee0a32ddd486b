import { ChatFlowError } from "@chatflow/protocol";
import { z } from "zod";

/** Cursors are opaque to clients: the last row's sort key, as JSON in base64url. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The key in a cursor; `invalid_input` for one that this server did not make for this list. */
export function decodeCursor<T>(cursor: string | undefined, key: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new ChatFlowError("invalid_input", { issues: [{ path: ["cursor"], message: "This cursor is not from this list." }] });
  }
}

/** Splits one row more than the page has into the page and the cursor of the next. */
export function cutPage<Row>(rows: Row[], limit: number, keyOf: (row: Row) => unknown): { rows: Row[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: last === undefined ? null : encodeCursor(keyOf(last)) };
}

/** The key of lists that are sorted by an id. */
export const idKey = z.uuid();

/** A text in a key. PostgreSQL stores neither NUL nor lone surrogates, so a cursor of ours holds none. */
export const textKey = z
  .string()
  .max(200)
  .refine((text) => text.isWellFormed() && !text.includes("\0"));

/** A moment in a key, in milliseconds: up to the latest that both sides can write with four digits of year. */
export const momentKey = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
