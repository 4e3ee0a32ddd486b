import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { type CloseName, closeCodes, limits, socketPath } from "@chatflow/protocol";
import { type WebSocket, WebSocketServer } from "ws";
import { type Authenticate, type Caller, isBearer } from "../platform/commands.ts";
import type { Dispatch } from "../platform/dispatch.ts";
import type { Logger } from "../platform/log.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { OriginCheck } from "../platform/origin.ts";
import type { Hub } from "./hub.ts";
import { Session } from "./session.ts";

/** Each connection is pinged once in so many seconds; one that was silent since the last ping is ended. */
const beatSeconds = 30;
/** How long a stopping server waits for clients, or the proxies before them, to take part in the closing handshake. */
const farewellMs = 1000;
/** The silence that makes a client ask whether the line lives. */
const pingAfterMs = 20_000;

type Deps = {
  hub: Hub;
  dispatch: Dispatch;
  authenticate: Authenticate;
  isOwnOrigin: OriginCheck;
  addressOf(request: IncomingMessage): string;
  /** What a connection begins with: the channels it gets, and the epoch; null when the session was ended meanwhile. */
  begin(caller: Caller): Promise<{ channelIds: string[]; epoch: string } | null>;
  metrics: Metrics;
  log: Logger;
};

export type Gateway = ReturnType<typeof openGateway>;

/** Accepts WebSockets on an HTTP server. */
export function openGateway(server: Server, deps: Deps) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes, perMessageDeflate: false });
  const sessions = new Set<Session>();
  const wheel: Set<Session>[] = Array.from({ length: beatSeconds }, () => new Set());
  let spoke = 0;
  let draining = false;

  server.on("upgrade", (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    const ignore = () => {}; // a peer that resets its line mid-handshake is no news
    tcp.on("error", ignore);
    if (new URL(request.url ?? "/", "http://localhost").pathname !== socketPath || draining) {
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
    const { cookie, authorization, origin } = request.headers;
    // A browser sends its cookies along with any site's upgrade request, and says which site in Origin.
    if ((cookie || origin) && !isBearer(authorization) && !deps.isOwnOrigin(origin, request.headers.host))
      return refuse(socket, "foreign_origin");
    socket.pause(); // nothing is read before the connection has begun, and nothing that was sent early is lost
    const signedIn = await deps.authenticate({ cookie, authorization });
    if (!signedIn) return refuse(socket, "unauthenticated");

    const session = new Session({ socket, tcp, ...signedIn, address: deps.addressOf(request) }, deps);
    const beats = wheel[spoke];
    deps.hub.add(session);
    sessions.add(session);
    beats?.add(session);
    deps.metrics.connections(sessions.size);
    socket.on("close", () => {
      deps.hub.remove(session);
      sessions.delete(session);
      beats?.delete(session);
      deps.metrics.connections(sessions.size);
    });
    const begun = await deps.begin(signedIn.caller);
    if (!begun) return session.close("session_revoked"); // ended between the two looks at it
    deps.hub.addChannels(session, begun.channelIds);
    session.hello({ userId: session.userId, sessionId: session.sessionId, epoch: begun.epoch, pingAfterMs });
    socket.resume();
  }

  // One timer for all: a session is met once in `beatSeconds`.
  const turning = setInterval(() => {
    spoke = (spoke + 1) % beatSeconds;
    const now = Date.now();
    for (const session of wheel[spoke] ?? []) session.beat(now);
  }, 1000);
  turning.unref();

  return {
    /** Closes the live connections of sessions that were ended. */
    sessionsEnded(sessionIds: readonly string[]) {
      for (const session of [...sessions]) if (sessionIds.includes(session.sessionId)) session.close("session_revoked");
    },
    /** Refuses new connections, waits for calls that were begun, then closes every connection. */
    async drain(patienceMs: number) {
      draining = true;
      clearInterval(turning);
      const until = Date.now() + patienceMs;
      while (Date.now() < until && [...sessions].some((session) => session.unanswered > 0)) {
        await pause(10);
      }
      for (const session of [...sessions]) session.close("going_away");
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
