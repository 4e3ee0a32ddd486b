import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What a proxy between people and the server may do to their connections; it can be changed while it runs. */
export type Faults = {
  /** Answers 400 to every upgrade. */
  blockUpgrades?: boolean;
  /** Gives an answer only when it is complete, so a stream never comes. */
  holdStreams?: boolean;
  /** Cuts every connection so many milliseconds after it was opened. */
  cutAfterMs?: number;
  /** Answers the next so many polls with nothing: the server's answer is lost. */
  losePolls?: number;
};

/** A real HTTP proxy on a port of this machine, with the given faults. */
export async function startProxy(target: string, faults: Faults = {}) {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const seen: string[] = [];

  const http = createServer((incoming, response) => {
    seen.push(incoming.url ?? "");
    pass(incoming, response);
  });

  function pass(incoming: IncomingMessage, response: ServerResponse) {
    const { url, method, headers } = incoming;
    const upstream = request({ hostname, port, path: url, method, headers }, (answer) => {
      if (url?.endsWith("/poll") && (faults.losePolls ?? 0) > 0) {
        faults.losePolls = (faults.losePolls ?? 0) - 1;
        answer.resume().on("end", () => incoming.socket.destroy());
        return;
      }
      const isHeld = faults.holdStreams === true;
      const held: Buffer[] = [];
      const begin = () => response.writeHead(answer.statusCode ?? 502, answer.headers);
      if (!isHeld) begin();
      answer.on("data", (chunk: Buffer) => (isHeld ? held.push(chunk) : response.write(chunk)));
      answer.on("end", () => {
        if (isHeld) begin();
        response.end(Buffer.concat(held));
      });
      answer.on("error", () => response.destroy());
    });
    upstream.on("error", () => response.destroy());
    response.on("close", () => upstream.destroy());
    incoming.on("error", () => upstream.destroy());
    incoming.pipe(upstream);
  }

  http.on("upgrade", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    seen.push(incoming.url ?? "");
    socket.on("error", () => {});
    if (faults.blockUpgrades) return socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    const upstream = connect(Number(port), hostname, () => {
      const lines = incoming.rawHeaders.reduce((text, part, at) => text + part + (at % 2 === 0 ? ": " : "\r\n"), "");
      upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines}\r\n`);
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    upstream.on("close", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
  });

  http.on("connection", (socket: Socket) => {
    open.add(socket);
    const cut = faults.cutAfterMs === undefined ? undefined : setTimeout(() => socket.destroy(), faults.cutAfterMs);
    socket.on("close", () => {
      clearTimeout(cut);
      open.delete(socket);
    });
  });

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    faults,
    /** The path of every request so far. */
    seen,
    /** Cuts every connection that is open now. */
    cut,
    async stop() {
      const closed = new Promise((resolve) => http.close(resolve));
      cut();
      await closed;
    },
  };
}

export type TestProxy = Awaited<ReturnType<typeof startProxy>>;
