import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

/** The app's parts, put in by the build (web/precache.ts). */
declare const __PRECACHE__: PrecacheEntry[];
/** What of a service worker's scope is used here; the types of the web app are those of a page. */
declare const self: {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
};

// What the server answers itself is none of the app's pages, and nothing of it is ever kept here.
const notOfTheApp = [/^\/api(\/|$)/, /^\/(health|metrics)/, /\.\w+$/];

cleanupOutdatedCaches();
precacheAndRoute(__PRECACHE__);
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: notOfTheApp }));
// Of the scripts that somebody reads nobody reads all: their letters are kept as they come up. The names carry hashes.
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith(".woff2"), new CacheFirst({ cacheName: "fonts" }));

// A new version waits until the person says so: the page that is open goes on with its own parts.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});
