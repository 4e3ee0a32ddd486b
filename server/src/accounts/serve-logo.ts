import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Db } from "../platform/db.ts";
import type { TakeFromBudget } from "../platform/rate-limit.ts";
import { logoPath } from "./present.ts";
import { readLogo } from "./queries.ts";

type Deps = { db: Db; take: TakeFromBudget; addressOf(request: IncomingMessage): string };

/**
 * The workspace's picture, to everybody: it is on the page that asks who one is. Under the address that the workspace
 * gives it can be kept for ever; under that of an earlier picture the present one is shown, not to be kept.
 */
export function serveLogo(http: FastifyInstance, { db, take, addressOf }: Deps): void {
  http.get<{ Querystring: { v?: unknown } }>(logoPath, async (request, reply) => {
    await take("read", addressOf(request.raw));
    const found = await readLogo(db.kysely);
    if (!found) return reply.status(404).header("cache-control", "no-store").type("text/plain").send("This workspace has no picture.\n");
    const isCurrent = request.query.v === found.hash;
    return reply
      .header("cache-control", isCurrent ? "public, max-age=31536000, immutable" : "no-cache")
      .type("image/png")
      .send(found.logo);
  });
}
