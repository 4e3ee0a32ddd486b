import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// While developing, the app comes from Vite and everything below /api from the server beside it.
const server = process.env.DEV_SERVER ?? "http://localhost:3000";

/** Of what emojibase knows, only what the picker uses: about half of it goes to the browser. */
const leanEmoji: Plugin = {
  name: "lean-emoji",
  enforce: "pre",
  transform: {
    filter: { id: /emojibase-data\/\w+\/compact\.json$/ },
    handler: (json) => JSON.stringify(JSON.parse(json), ["hexcode", "unicode", "label", "group", "tags"]),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), leanEmoji],
  resolve: {
    alias: { entities: fileURLToPath(new URL("./src/messages/no-entities.ts", import.meta.url)) },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The content security policy takes no data: fonts, and a file is cached on its own.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: server, ws: true } },
  },
});
