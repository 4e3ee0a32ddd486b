/** How long a session lives without being used, and the least time between two writes that put its end off. */
export const sessionLifetime = { seconds: 30 * 24 * 3600, renewAfterSeconds: 24 * 3600 } as const;

/**
 * The cookie outlives every session, by as much as browsers allow: the server alone decides when a session ends, and no
 * answer has to carry the cookie again when that moment moves.
 */
const cookieSeconds = 400 * 24 * 3600;

/** The headers of a request that can carry a session. */
export type CredentialHeaders = { cookie?: string | undefined; authorization?: string | undefined };

/** What a request carried: by which way, and each sealed token found there. */
export type Credential = { via: "cookie" | "bearer"; sealed: string[] };

export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}

/** Over https the name makes browsers refuse the cookie from any other host or path, a subdomain's included. */
export function cookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? "__Host-chatflow_session" : "chatflow_session";
}

/** The `Set-Cookie` that stores a sealed token, or, with null, removes the cookie. */
export function sessionCookie(sealed: string | null, publicUrl: string): string {
  const age = sealed === null ? 0 : cookieSeconds;
  const secure = isSecure(publicUrl) ? "; Secure" : "";
  return `${cookieName(publicUrl)}=${encodeURIComponent(sealed ?? "")}; Max-Age=${age}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/**
 * What a request came with. A bearer token is a decision and the cookie is sent by itself, so the token wins, also when
 * it is wrong. Other schemes are not ours: a proxy in front may ask for a password of its own.
 */
export function credentialOf(headers: CredentialHeaders, publicUrl: string): Credential | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return { via: "bearer", sealed: [bearer] };
  const sealed = cookieValues(headers.cookie ?? "", cookieName(publicUrl));
  return sealed.length > 0 ? { via: "cookie", sealed } : null;
}

function cookieValues(header: string, name: string): string[] {
  const pairs = header.split(";").map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).flatMap((pair) => decoded(pair.slice(name.length + 1)));
}

function decoded(value: string): string[] {
  try {
    return [decodeURIComponent(value)];
  } catch {
    return []; // a broken escape: no cookie of ours
  }
}
