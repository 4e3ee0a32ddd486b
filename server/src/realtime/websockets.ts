import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { type CloseName, closeCodes, limits, socketPath } from "@chatflow/protocol";
import { WebSocket, WebSocketServer } from "ws";
import type { Authenticate } from "../platform/commands.ts";
import type { Dispatch } from "../platform/dispatch.ts";
import type { Logger } from "../platform/log.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { OriginCheck } from "../platform/origin.ts";
import { deflateOffer } from "./deflated-frames.ts";
import type { Hub } from "./hub.ts";
import type { LiveSessions } from "./live-sessions.ts";
import { mayConnect } from "./own-page.ts";
import { Session } from "./session.ts";

/** How long a stopping server waits for clients, or the proxies before them, to take part in the closing handshake. */
const farewellMs = 1000;

/** In how many pieces a frame may come, by the sender and by the network: each costs memory, also an empty one. */
const pieces = { maxFragments: 1024, maxBufferedChunks: 8192 };

type Deps = {
  hub: Hub;
  live: LiveSessions;
  dispatch: Dispatch;
  authenticate: Authenticate;
  isOwnOrigin: OriginCheck;
  addressOf(request: IncomingMessage): string;
  metrics: Metrics;
  log: Logger;
  /** Whether clients that offer permessage-deflate get it. */
  compression: boolean;
};

/** Accepts WebSockets on an HTTP server. */
export function acceptWebSockets(server: Server, deps: Deps) {
  // The limit of a frame holds for what comes out of a compressed one, too.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    ...pieces,
    perMessageDeflate: deps.compression && deflateOffer,
  });

  server.on("upgrade", (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    const ignore = () => {}; // a peer that resets its line mid-handshake is no news
    tcp.on("error", ignore);
    const { draining } = deps.live;
    // By hand: what stands there need not be a URL ("//"), and whatever is thrown here would end the process.
    const [path] = (request.url ?? "").split("?", 1);
    if (path !== socketPath || draining) {
      tcp.once("finish", () => tcp.destroy()); // a peer that never closes its side keeps nothing
      tcp.end(`HTTP/1.1 ${draining ? "503 Service Unavailable" : "404 Not Found"}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, tcp, head, (socket) => {
      tcp.off("error", ignore);
      // ws reports oversized and malformed frames here and closes with their code; without a listener it would throw
      socket.on("error", (error) => deps.log.debug({ err: error }, "a connection failed"));
      accept(request, tcp, socket).catch((error: unknown) => {
        deps.log.warn({ err: error }, "a connection could not begin");
        refuse(socket, "going_away");
      });
    });
  });

  async function accept(request: IncomingMessage, tcp: Duplex, socket: WebSocket) {
    const { cookie, authorization } = request.headers;
    if (!mayConnect(request.headers, deps.isOwnOrigin)) return refuse(socket, "foreign_origin");
    socket.pause(); // nothing is read before the connection has begun, and nothing that was sent early is lost
    const signedIn = await deps.authenticate({ cookie, authorization });
    if (!signedIn) return refuse(socket, "unauthenticated");
    if (socket.readyState === WebSocket.CLOSED) return; // it went away meanwhile, and will not say so again

    const session = new Session({ socket, tcp, ...signedIn, address: deps.addressOf(request) }, deps);
    socket.on("close", () => deps.live.remove(session));
    if (await deps.live.begin(session, signedIn.caller)) socket.resume();
  }

  return {
    /** Waits a moment until the clients have taken part in the closing, and then no longer. */
    async end() {
      const farewell = Date.now() + farewellMs;
      while (Date.now() < farewell && sockets.clients.size > 0) await pause(10);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function refuse(socket: WebSocket, name: CloseName) {
  socket.resume(); // so that the closing handshake can be read
  socket.close(closeCodes[name].code, closeCodes[name].reason);
}
