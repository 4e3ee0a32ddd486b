import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { apiPrefix } from "@chatflow/protocol";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>ChatFlow API</title><link rel="stylesheet" href="reference/swagger-ui.css"></head>
<body><div id="reference"></div><script src="reference/swagger-ui-bundle.js"></script><script src="reference.js"></script></body></html>`;

const script = `SwaggerUIBundle({ url: "openapi.json", domNode: document.getElementById("reference"), deepLinking: true });`;

/** The API's document and a page to read it and try it out; everything comes from this server, also without a network. */
export async function serveReference(app: FastifyInstance, publicUrl: string): Promise<void> {
  const folder = dirname(fileURLToPath(import.meta.resolve("@fastify/swagger-ui/package.json")));
  await app.register(fastifyStatic, { root: join(folder, "static"), prefix: `${apiPrefix}/reference/`, decorateReply: false });
  app.get(`${apiPrefix}/reference`, (_request, reply) => reply.type("text/html; charset=utf-8").send(page));
  app.get(`${apiPrefix}/reference.js`, (_request, reply) => reply.type("text/javascript; charset=utf-8").send(script));
  let document: Promise<unknown> | undefined;
  app.get(`${apiPrefix}/openapi.json`, async () => {
    document ??= import("@chatflow/protocol/openapi").then(({ openApiDocument }) => openApiDocument(publicUrl));
    return document;
  });
}
