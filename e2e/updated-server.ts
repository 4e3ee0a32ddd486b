import { createServer, request } from "node:http";
import { connect } from "node:net";

/** Stands before a server and passes everything on; from `update()` on it is one whose web app has been built anew. */
export async function startUpdatedServer(to: string) {
  const target = new URL(to);
  let addition = "";
  const proxy = createServer((incoming, outgoing) => {
    const passed = request(to + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      const isWorker = incoming.url === "/sw.js" && answer.statusCode === 200;
      const { "content-length": _, etag: __, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, isWorker ? headers : answer.headers);
      answer.pipe(outgoing, { end: !isWorker });
      if (isWorker) answer.on("end", () => outgoing.end(addition));
    });
    if (incoming.url === "/sw.js") for (const name of ["if-none-match", "if-modified-since"]) passed.removeHeader(name);
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  proxy.on("upgrade", (incoming, socket) => {
    const through = connect(Number(target.port), "127.0.0.1");
    const headers = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    through.write(`GET ${incoming.url} HTTP/1.1\r\n${headers.join("")}\r\n`);
    socket.pipe(through).pipe(socket);
    for (const [end, other] of [
      [socket, through],
      [through, socket],
    ] as const) {
      end.on("error", () => other.destroy());
      end.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (!address || typeof address === "string") throw new Error("no address");
  return {
    url: `http://localhost:${address.port}`,
    update() {
      addition = "\n// another build";
    },
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
