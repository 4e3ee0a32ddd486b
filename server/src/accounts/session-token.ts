import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * How a session travels: its token with an HMAC, `token.signature`, both in the cookie and as a bearer token. The form
 * is that of better-auth's signed cookies. A token without its signature is worth nothing anywhere, so a copy of the
 * database, which holds the tokens, lets nobody in.
 */
export function sealToken(token: string, secret: string): string {
  return `${token}.${signature(token, secret)}`;
}

/** The token of a sealed one, or null when it was not sealed with this secret. */
export function openToken(sealed: string, secret: string): string | null {
  const dot = sealed.lastIndexOf(".");
  if (dot < 1 || sealed.length > 200) return null;
  const token = sealed.slice(0, dot);
  const given = Buffer.from(sealed.slice(dot + 1));
  const wanted = Buffer.from(signature(token, secret));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

function signature(token: string, secret: string): string {
  return createHmac("sha256", secret).update(token).digest("base64");
}
