import type { Line, Transport } from "./line.ts";

/** A transport whose code is fetched when it is first tried: on most networks it never is. */
export function later({ name, load }: { name: Transport["name"]; load: () => Promise<Transport> }): Transport {
  return {
    name,
    open(events) {
      let line: Line | undefined;
      let isClosed = false;
      load().then(
        (transport) => {
          if (!isClosed) line = transport.open(events);
        },
        () => {
          if (!isClosed) events.ended({});
        },
      );
      return {
        probe: () => line?.probe(),
        close() {
          isClosed = true;
          line?.close();
        },
      };
    },
  };
}
