import { fetchOver } from "./http.ts";
import type { Link, NetworkOptions } from "./link.ts";
import { socketOver, type Wire } from "./socket.ts";

export function createLink(options: NetworkOptions): Link {
  const sockets = new Set<Wire>();
  const link: Link = {
    WebSocket: socketOver(options, sockets, () => link),
    fetch: fetchOver(options, () => link),
    up: true,
    cuts: 0,
    requests: 0,
    cut() {
      link.cuts += 1;
      for (const socket of [...sockets]) socket.end(1006);
    },
    freeze() {
      link.cuts += 1;
      for (const socket of sockets) socket.frozen = true;
    },
    openSockets: () => sockets.size,
  };
  return link;
}
