import type { IncomingMessage } from "node:http";
import { apiPrefix, ChatFlowError, type CommandName, limits, routes } from "@chatflow/protocol";
import { commands } from "@chatflow/protocol/commands";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Authenticate, isBearer } from "./commands.ts";
import type { Dispatch } from "./dispatch.ts";
import { toChatFlowError } from "./errors.ts";
import type { Logger } from "./log.ts";
import type { OriginCheck } from "./origin.ts";
import { createQueryReader } from "./query-string.ts";
import { securityHeaders } from "./security-headers.ts";
import { trackUnused } from "./unused-connections.ts";

type Deps = {
  dispatch: Dispatch;
  authenticate: Authenticate;
  isOwnOrigin: OriginCheck;
  addressOf(request: IncomingMessage): string;
  log: Logger;
};

/** A request that has not arrived whole by then is given up, so that half of one cannot hold a connection for ever. */
const requestTimeoutMs = 60_000;

/** The HTTP server with a route for every command of the table. */
export function createHttp(deps: Deps): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: limits.frameBytes,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    // a path that cannot be decoded is refused before there is a route
    frameworkErrors: (_error, _request, reply) => void answerError(reply, new ChatFlowError("malformed")),
  });
  takeEmptyBodies(app);
  const unused = trackUnused(app.server);
  app.addHook("preClose", async () => unused.close());
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  app.setErrorHandler((thrown, _request, reply) => answerError(reply, fromFastify(thrown) ?? toChatFlowError(thrown, deps.log)));
  for (const name of Object.keys(routes) as CommandName[]) addRoute(app, name, deps);
  app.all(`${apiPrefix}/*`, async () => {
    throw new ChatFlowError("unknown_command");
  });
  return app;
}

function addRoute(app: FastifyInstance, name: CommandName, deps: Deps) {
  const [method = "GET", path = ""] = routes[name].split(" ");
  const readQuery = createQueryReader(commands[name].input);
  const changes = method !== "GET";
  app.route({
    method,
    url: apiPrefix + path,
    handler: async (request, reply) => {
      if (changes) mustBeOwnPage(request, deps.isOwnOrigin);
      const { cookie, authorization } = request.headers;
      const signedIn = cookie || authorization ? await deps.authenticate({ cookie, authorization }) : null;
      const given = method === "GET" || method === "DELETE" ? readQuery(request.query) : bodyOf(request);
      const output = await deps.dispatch(
        name,
        { ...given, ...(request.params as object) },
        {
          caller: signedIn?.caller ?? null,
          address: deps.addressOf(request.raw),
          http: { headers: headersOf(request.raw), setHeader: (key, value) => void reply.header(key, value) },
        },
      );
      return reply.header("cache-control", "no-store").send(output);
    },
  });
}

/** A page of another site can make a browser send our cookie with a form; it cannot hide where it comes from. */
function mustBeOwnPage(request: FastifyRequest, isOwnOrigin: OriginCheck) {
  const { cookie, authorization, origin, host } = request.headers;
  const byCookie = cookie !== undefined && !isBearer(authorization);
  if ((origin || byCookie) && !isOwnOrigin(origin, host)) throw new ChatFlowError("foreign_origin");
}

function bodyOf(request: FastifyRequest): object {
  const body = request.body ?? {};
  if (typeof body !== "object" || Array.isArray(body)) throw new ChatFlowError("malformed", { message: "Send a JSON object." });
  return body;
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(":")) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** Many clients announce JSON on a DELETE or PUT and send nothing. */
function takeEmptyBodies(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, String(body), done);
  });
}

function answerError(reply: FastifyReply, error: ChatFlowError) {
  if (error.retryAfterMs !== undefined) reply.header("retry-after", Math.ceil(error.retryAfterMs / 1000));
  return reply.status(error.status).header("cache-control", "no-store").send({ error: error.toWire() });
}

function fromFastify(thrown: unknown): ChatFlowError | undefined {
  if (!(thrown instanceof Error) || !("statusCode" in thrown)) return undefined;
  if (thrown.statusCode === 413) return new ChatFlowError("too_large");
  if (thrown.statusCode === 415)
    return new ChatFlowError("malformed", { message: "Send JSON, with the header content-type: application/json." });
  if (typeof thrown.statusCode === "number" && thrown.statusCode < 500) return new ChatFlowError("malformed");
  return undefined;
}
