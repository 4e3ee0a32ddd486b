import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { precache, workerFile } from "./precache.ts";
import { startChunk } from "./start-chunk.ts";

// While developing, the app comes from Vite and everything below /api from the server beside it.
const server = process.env.DEV_SERVER ?? "http://localhost:3000";

/**
 * Nothing is painted until the app has said in which theme, else it would flash in another one. The content security policy
 * takes no inline script that could say it earlier, and there is nothing to see before the app is there.
 */
const paintLater: Plugin = {
  name: "paint-later",
  transformIndexHtml: {
    order: "post",
    handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
  },
};

/** Of what emojibase knows, only what the picker uses: about half of it goes to the browser. */
const leanEmoji: Plugin = {
  name: "lean-emoji",
  enforce: "pre",
  transform: {
    filter: { id: /emojibase-data\/\w+\/compact\.json$/ },
    handler: (json) => JSON.stringify(JSON.parse(json), ["hexcode", "unicode", "label", "group", "tags"]),
  },
};

/** Of markdown-it, what is never on: HTML passes nowhere, and nobody's quotes are changed. */
const unused: [part: string, instead: string][] = [
  ['["replacements", replace],', ""],
  ['["smartquotes", smartquotes],', ""],
  ['"html_block",\n\t\thtml_block,', '"html_block",\n\t\t() => false,'],
  ['["html_inline", html_inline]', '["html_inline", () => false]'],
  ['html_blocks_default.join("|")', '""'],
];

const leanMarkdown: Plugin = {
  name: "lean-markdown",
  transform: {
    filter: { id: /markdown-it\/dist\/markdown-it\.mjs$/ },
    handler(code) {
      const left = unused.reduce((rest, [part, instead]) => {
        if (!rest.includes(part)) this.error(`markdown-it has no ${part} any more.`);
        return rest.replace(part, instead);
      }, code);
      return { code: left, map: null };
    },
  },
};

/** Which signs are symbols every browser knows by itself; of the other tables linkify-it needs the text. */
const leanSymbols: Plugin = {
  name: "lean-symbols",
  transform: {
    filter: { id: /uc\.micro\/build\/index\.mjs$/ },
    handler(code) {
      const table = /(?<=^const S = )\/.*\/(?=;$)/m;
      if (!table.test(code)) this.error("uc.micro has no table of symbols any more.");
      return { code: code.replace(table, () => "/\\p{S}/u"), map: null };
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), paintLater, leanEmoji, leanMarkdown, leanSymbols, precache()],
  resolve: {
    alias: Object.fromEntries(
      ["entities", "mdurl", "punycode.js"].map((name) => [name, fileURLToPath(new URL("./src/markdown/left-out.ts", import.meta.url))]),
    ),
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The content security policy takes no data: fonts, and a file is cached on its own.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // What a lazy part needs besides is fetched with it: the table that says so beforehand would be a part of the start.
    modulePreload: { polyfill: false, resolveDependencies: (_file, needed, { hostType }) => (hostType === "html" ? needed : []) },
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL("./index.html", import.meta.url)),
        worker: fileURLToPath(new URL("./src/worker/service-worker.ts", import.meta.url)),
      },
      output: {
        entryFileNames: ({ name }) => (name === "worker" ? workerFile : "assets/[name]-[hash].js"),
        codeSplitting: { groups: [{ name: startChunk(fileURLToPath(new URL("./src/main.tsx", import.meta.url))), minSize: 0 }] },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: server, ws: true } },
  },
});
