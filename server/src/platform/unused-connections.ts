import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Connections on which nothing was ever asked. Browsers and proxies open some in advance; a stopping server would
 * wait a minute for their first request, since they do not count as idle.
 */
export function trackUnused(server: Server): { close(): void } {
  const unused = new Set<Socket>();
  const used = (request: IncomingMessage) => void unused.delete(request.socket);
  function gone(this: Socket) {
    unused.delete(this);
  }
  server.on("connection", (socket) => void unused.add(socket.once("close", gone)));
  server.on("request", used);
  server.on("upgrade", used);
  return {
    close() {
      for (const socket of unused) socket.destroy();
    },
  };
}
