import type { IncomingMessage } from "node:http";

/**
 * The address that a request came from. Each proxy in front appends the one it saw to X-Forwarded-For, so with n of
 * them the n-th from the right is the client's; what stands further left the client may have made up.
 */
export function createAddressOf(proxies: number): (request: IncomingMessage) => string {
  return (request) => {
    const direct = request.socket.remoteAddress ?? "unknown";
    if (proxies === 0) return direct;
    const forwarded = String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    return forwarded.at(-proxies) ?? forwarded[0] ?? direct;
  };
}
