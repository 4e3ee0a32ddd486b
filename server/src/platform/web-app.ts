import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** Where the browser finds the service worker. */
const workerPath = "/sw.js";

/** Takes the place of a service worker: throws away what that has kept, and itself. */
const selfDestroyingWorker = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  ),
);
`;

/**
 * Serves the built web app: hashed files for a year, the page itself fresh, and the page for every address within it.
 * Without a build there is only the API; `npm start` builds it first. Not `offline`: browsers drop what they have kept of
 * the app, and load it from here every time.
 */
export async function serveWebApp(app: FastifyInstance, folder: string, { offline = true } = {}): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    const line = "The web app is not built. Start ChatFlow with npm start, which builds it.\n";
    app.setNotFoundHandler((_request, reply) => reply.status(404).type("text/plain").send(line));
    return;
  }
  if (!offline) {
    app.get(workerPath, (_request, reply) => reply.header("cache-control", "no-cache").type("text/javascript").send(selfDestroyingWorker));
  }
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    ...(offline ? {} : { globIgnore: [`**${workerPath}`] }),
    setHeaders: (reply, path) => {
      const hashed = path.includes("/assets/");
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const page = await readFile(join(folder, "index.html"), "utf8");
  app.setNotFoundHandler((request, reply) => {
    // Not read as a URL: what people type there need not be one ("//").
    const [path = ""] = request.url.split("?", 1);
    const wantsPage = request.method === "GET" && !/\.\w+$/.test(path);
    if (!wantsPage) return reply.status(404).type("text/plain").send("Not found\n");
    return reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page);
  });
}
