import { ChatFlowError, eventStreamPath } from "@chatflow/protocol";
import type { FastifyInstance } from "fastify";
import type { Authenticate } from "../platform/commands.ts";
import type { Logger } from "../platform/log.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { OriginCheck } from "../platform/origin.ts";
import { securityHeaders } from "../platform/security-headers.ts";
import { EventStream } from "./event-stream.ts";
import type { Hub } from "./hub.ts";
import type { LiveSessions } from "./live-sessions.ts";
import { mayConnect } from "./own-page.ts";

const headers = {
  ...securityHeaders,
  "content-type": "text/event-stream; charset=utf-8",
  // Proxies that compress hold back what they compress.
  "cache-control": "no-store, no-transform",
  // nginx holds back every answer unless it is told not to
  "x-accel-buffering": "no",
  // The line ends with the stream, so a stopping server need not wait for it.
  connection: "close",
};

type Deps = {
  hub: Hub;
  live: LiveSessions;
  authenticate: Authenticate;
  isOwnOrigin: OriginCheck;
  metrics: Metrics;
  log: Logger;
};

/** Server-sent events, for networks that block WebSockets. */
export function serveEventStreams(http: FastifyInstance, deps: Deps) {
  const { live } = deps;
  http.get(eventStreamPath, { exposeHeadRoute: false }, async (request, reply) => {
    if (live.draining) throw new ChatFlowError("unavailable", { retryAfterMs: 1000 });
    if (!mayConnect(request.headers, deps.isOwnOrigin)) throw new ChatFlowError("foreign_origin");
    const { cookie, authorization } = request.headers;
    const signedIn = await deps.authenticate({ cookie, authorization });
    if (!signedIn) throw new ChatFlowError("unauthenticated");
    const response = reply.hijack().raw;
    if (response.destroyed) return; // it went away meanwhile, and will not say so again
    response.writeHead(200, headers);
    const stream = new EventStream({ response, ...signedIn }, deps);
    response.on("close", () => live.remove(stream));
    try {
      await live.begin(stream, signedIn.caller, 2);
    } catch (error) {
      deps.log.warn({ err: error }, "a stream could not begin");
      stream.close("going_away");
    }
  });
}
