import { createHash, randomBytes } from "node:crypto";

/** 144 random bits, as a link can carry them. */
export function newCode(): string {
  return randomBytes(18).toString("base64url");
}

/** What is stored of a code. It is random enough that a plain, fast hash gives nothing away. */
export function hashCode(code: string): Buffer {
  return createHash("sha256").update(code).digest();
}
