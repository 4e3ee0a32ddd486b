/** What the pages of one server tell each other about their lines. */
export type TabLines = { tell(): void; end(): void };

/**
 * Joins the other tabs that talk to this server: as soon as one of them finds its line gone or back, the others look,
 * too, so that all show the same. Outside of a page, where there are no tabs, it does nothing.
 */
export function joinTabLines(origin: string, changed: () => void): TabLines {
  if (typeof document === "undefined" || typeof BroadcastChannel === "undefined") return { tell() {}, end() {} };
  const channel = new BroadcastChannel(`chatflow line ${origin}`);
  channel.onmessage = changed;
  return {
    tell: () => channel.postMessage(null),
    end: () => channel.close(),
  };
}
