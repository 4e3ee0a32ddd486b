import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The name under which the server finds the service worker. Without a hash: it is the one that browsers ask for anew. */
export const workerFile = "sw.js";

/** Of the fonts only the letters that the first page shows; the others are kept when they come up. */
const isPart = (file: string) => /\.(js|css|html)$/.test(file) || /inter-latin-wght-normal.*\.woff2$/.test(file);
const isPublicPart = (file: string) => /\.(svg|webmanifest)$/.test(file);

/** Tells the service worker which files the app consists of. */
export function precache(): Plugin {
  let publicDir = "";
  return {
    name: "chatflow-precache",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[workerFile];
        if (worker?.type !== "chunk") return this.error(`The build has made no ${workerFile}.`);
        if (worker.imports.length > 0) return this.error(`${workerFile} must be one file, and imports ${worker.imports.join(", ")}.`);
        const entries = Object.values(bundle)
          .filter(({ fileName }) => fileName !== workerFile && isPart(fileName))
          .map((file) => {
            const isHashed = file.fileName.startsWith("assets/");
            const content = file.type === "chunk" ? file.code : file.source;
            return { url: `/${file.fileName}`, revision: isHashed ? null : revisionOf(content) };
          });
        for (const file of readdirSync(publicDir).filter(isPublicPart)) {
          entries.push({ url: `/${file}`, revision: revisionOf(readFileSync(join(publicDir, file))) });
        }
        if (!entries.some(({ url }) => url === "/index.html")) return this.error("The build has made no index.html.");
        worker.code = worker.code.replace("__PRECACHE__", () => JSON.stringify(entries));
      },
    },
  };
}

function revisionOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
