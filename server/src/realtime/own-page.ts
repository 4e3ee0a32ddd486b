import type { IncomingHttpHeaders } from "node:http";
import { isBearer } from "../platform/commands.ts";
import type { OriginCheck } from "../platform/origin.ts";

/**
 * Whether a live connection may be opened with these headers. A browser sends its cookie along with any page's
 * request, so the cookie counts only where the browser says that the page is ours: in Origin, or, with a GET of the
 * same origin, which has none, in Sec-Fetch-Site or (over plain http) in Referer. A program's own token needs no page.
 */
export function mayConnect(headers: IncomingHttpHeaders, isOwnOrigin: OriginCheck): boolean {
  const { cookie, authorization, origin, host, referer } = headers;
  if (isBearer(authorization)) return true;
  if (origin) return isOwnOrigin(origin, host);
  if (!cookie) return true; // nobody's: it is answered as not signed in
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return referer !== undefined && URL.canParse(referer) && isOwnOrigin(new URL(referer).origin, host);
}
