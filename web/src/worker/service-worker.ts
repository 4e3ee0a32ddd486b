import { cacheNames } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

/** The app's parts, put in by the build (web/precache.ts). */
declare const __PRECACHE__: PrecacheEntry[];
/** What of a service worker's scope is used here; the types of the web app are those of a page. */
declare const self: {
  addEventListener(type: "install", listener: (event: InstallEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
};

type Route = { condition: { urlPattern: string }; source: "network" | { cacheName: string } };
/** In Chromium; elsewhere everything goes through the routes below. */
type InstallEvent = Event & { waitUntil(done: Promise<unknown>): void; addRoutes?: (routes: Route[]) => Promise<void> };

// Without waking this worker first: the browser puts it to sleep half a minute after its last request.
self.addEventListener("install", (event) => {
  const fromCache = { cacheName: cacheNames.precache };
  const added = event.addRoutes?.([
    { condition: { urlPattern: "/api/*" }, source: "network" },
    { condition: { urlPattern: "/assets/*.js" }, source: fromCache },
    { condition: { urlPattern: "/assets/*.css" }, source: fromCache },
  ]);
  // A browser that takes other routes than these does without: the app is kept all the same.
  event.waitUntil(Promise.resolve(added).catch(() => {}));
});

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
