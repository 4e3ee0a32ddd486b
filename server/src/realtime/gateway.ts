import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Authenticate, Caller } from "../platform/commands.ts";
import type { Dispatch } from "../platform/dispatch.ts";
import type { Logger } from "../platform/log.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { OriginCheck } from "../platform/origin.ts";
import { serveEventStreams } from "./event-streams.ts";
import type { Hub } from "./hub.ts";
import { LiveSessions } from "./live-sessions.ts";
import { servePolling } from "./polling.ts";
import type { Presence } from "./presence.ts";
import { acceptWebSockets } from "./websockets.ts";

type Deps = {
  hub: Hub;
  presence: Presence;
  dispatch: Dispatch;
  authenticate: Authenticate;
  isOwnOrigin: OriginCheck;
  addressOf(request: IncomingMessage): string;
  /** What a connection begins with: the channels it gets, and the epoch; null when the session was ended meanwhile. */
  begin(caller: Caller): Promise<{ channelIds: string[]; epoch: string } | null>;
  metrics: Metrics;
  log: Logger;
  /** Whether WebSockets may compress. */
  compression: boolean;
};

export type Gateway = ReturnType<typeof openGateway>;

/** Live connections on an HTTP server: WebSockets, and for networks that break those event streams and polls. */
export function openGateway(http: FastifyInstance, deps: Deps) {
  const live = new LiveSessions(deps);
  const sockets = acceptWebSockets(http.server, { ...deps, live });
  serveEventStreams(http, { ...deps, live });
  servePolling(http, { ...deps, live });
  return {
    /** Closes the live connections of sessions that were ended. */
    sessionsEnded: (sessionIds: readonly string[]) => live.sessionsEnded(sessionIds),
    /** Refuses new connections, waits for calls that were begun, then closes every connection. */
    async drain(patienceMs: number) {
      await live.drain(patienceMs);
      await sockets.end();
      await deps.presence.stop();
    },
  };
}
