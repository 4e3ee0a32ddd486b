import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createRandom } from "./random.ts";
import { openTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

const random = createRandom(1);

/** A server that says back what it hears, a proxy in front of it, and a connection through both. */
async function setUp(): Promise<{ proxy: TcpProxy; socket: Socket; ends: string[] }> {
  const ends: string[] = [];
  const server = createServer((peer) => {
    peer.on("error", () => ends.push("server: reset"));
    peer.on("end", () => ends.push("server: end"));
    peer.pipe(peer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const proxy = await openTcpProxy();
  proxy.aim(typeof address === "object" && address ? address.port : 0);
  const socket = createConnection(proxy.port, "127.0.0.1");
  socket.on("error", () => ends.push("client: reset"));
  socket.on("close", () => ends.push("client: closed"));
  await once(socket, "connect");
  onTestFinished(async () => {
    socket.destroy();
    await proxy.close();
    server.close();
  });
  return { proxy, socket, ends };
}

/** Unlike `once`, takes a reset for an end like any other. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on("close", () => resolve()));
}

async function echo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  let heard = "";
  while (heard.length < text.length) heard += String((await once(socket, "data"))[0]);
  return heard;
}

test("passes everything on in its order, on a slow line too", async () => {
  const { proxy, socket } = await setUp();
  const text = Array.from({ length: 20_000 }, (_, at) => at).join(" ");
  expect(await echo(socket, text)).toBe(text);
  const restore = proxy.slow(1, random, { delayMs: 5, bytesPerSecond: 4_000_000 });
  expect(await echo(socket, text)).toBe(text);
  restore();
  expect(await echo(socket, "fast again")).toBe("fast again");
});

test("cuts connections, and takes new ones", async () => {
  const { proxy, socket, ends } = await setUp();
  expect(await echo(socket, "before")).toBe("before");
  proxy.cut(0, random);
  expect(await echo(socket, "none was meant")).toBe("none was meant");
  proxy.cut(1, random);
  await closed(socket);
  expect(ends).toContain("client: closed");
  const next = createConnection(proxy.port, "127.0.0.1");
  expect(await echo(next, "anew")).toBe("anew");
  next.destroy();
});

test("a silent line passes neither bytes nor ends, until it is reset", async () => {
  const { proxy, socket, ends } = await setUp();
  expect(await echo(socket, "before")).toBe("before");
  const reset = proxy.freeze(1, random);
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += String(chunk)));
  socket.write("is anybody there?");
  const next = createConnection(proxy.port, "127.0.0.1");
  expect(await echo(next, "others are not met")).toBe("others are not met");
  next.destroy();
  proxy.cut(1, random); // a line that is silent stays so
  await sleep(50);
  expect({ heard, ends: ends.filter((end) => end.startsWith("client")) }).toEqual({ heard: "", ends: [] });
  reset();
  await closed(socket);
  expect(heard).toBe("");
});
