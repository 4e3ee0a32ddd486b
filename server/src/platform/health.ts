import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Db } from "./db.ts";
import type { Metrics } from "./metrics.ts";
import { isMigrated } from "./migrate.ts";

type Deps = { db: Db; metrics: Metrics; isStopping(): boolean; metricsToken: string | undefined };

/** What load balancers and Prometheus ask. */
export function serveHealth(app: FastifyInstance, deps: Deps): void {
  app.get("/healthz", () => ({ status: "alive" }));
  app.get("/readyz", async (_request, reply) => {
    const problem = await whyNotReady(deps);
    return problem ? reply.status(503).send({ status: "not ready", problem }) : { status: "ready" };
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayReadMetrics(request, deps.metricsToken)) {
      return reply.status(403).type("text/plain").send("Metrics are for this machine, or for a bearer of CHATFLOW_METRICS_TOKEN.\n");
    }
    const { contentType, body } = await deps.metrics.render();
    return reply.type(contentType).send(body);
  });
}

async function whyNotReady(deps: Deps): Promise<string | undefined> {
  if (deps.isStopping()) return "stopping";
  try {
    return (await isMigrated(deps.db)) ? undefined : "the database is not migrated";
  } catch {
    return "the database does not answer";
  }
}

/** Figures about who talks how much are nobody's business on an open port. A forwarded request is not this machine's. */
function mayReadMetrics({ headers, raw }: FastifyRequest, token: string | undefined): boolean {
  if (token && headers.authorization === `Bearer ${token}`) return true;
  const address = raw.socket.remoteAddress ?? "";
  return !headers["x-forwarded-for"] && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
