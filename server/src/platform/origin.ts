/** Whether a browser's Origin header names an address that this server is reached by. */
export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean;

/**
 * Own is the configured public address, and whatever host the request itself was sent to: people also come by the
 * machine's name or number in the local network. A foreign page cannot make a browser lie about either header, and
 * a name that an attacker points at this server gets no cookies of ours.
 */
export function createOriginCheck(publicUrl: string): OriginCheck {
  const own = new URL(publicUrl).origin;
  return (origin, host) => {
    if (!origin) return false;
    if (origin === own) return true;
    try {
      return host !== undefined && new URL(origin).host === host;
    } catch {
      return false; // "null" of sandboxed pages, and nonsense
    }
  };
}
