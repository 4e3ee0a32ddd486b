import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { FrameCounter, FrameReader, maskedText } from "./frames.ts";
import { dueTime, markedText } from "./marked-text.ts";
import { openRaw } from "./raw-client.ts";

/** What a server writes for a frame; `ws` is the reference. */
async function framesOfWs(send: (socket: WebSocket) => void): Promise<Buffer> {
  const server = await listen((socket) => {
    send(socket);
    socket.close();
  });
  const chunks: Buffer[] = [];
  const push = (bytes: Uint8Array, length: number) => void chunks.push(Buffer.from(bytes.subarray(0, length)));
  const closed = Promise.withResolvers<void>();
  const socket = await openRaw(target(server.port), 0, { receiver: () => ({ push }), closed: closed.resolve });
  setTimeout(() => socket.end(), 200);
  await closed.promise;
  return Buffer.concat(chunks);
}

async function listen(onConnection: (socket: WebSocket) => void) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => void server.close());
  server.on("connection", onConnection);
  await once(server, "listening");
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0 };
}

const target = (port: number, path = "/") => ({ port, path, tokens: [] });
const deaf = { receiver: () => ({ push() {} }), closed() {} };

const texts = ["", "short", "x".repeat(125), "y".repeat(126), "z".repeat(70_000), "end"];

function sendAll(socket: WebSocket) {
  socket.ping("not a text");
  for (const text of texts) socket.send(text);
  socket.send(Buffer.from("binary"));
}

test.for([1, 2, 3, 7, 1000, 1_000_000])("frames are found in a stream that comes in pieces of %i bytes", async (piece) => {
  const stream = await framesOfWs(sendAll);
  const pings: string[] = [];
  const counter = new FrameCounter(() => pings.push("counted"));
  const read: string[] = [];
  const reader = new FrameReader(
    (payload) => read.push(payload.toString()),
    () => pings.push("read"),
  );
  for (let at = 0; at < stream.length; at += piece) {
    const chunk = stream.subarray(at, at + piece);
    counter.push(chunk);
    // A reader's buffer is used again for what comes next.
    const reused = Buffer.from(chunk);
    reader.push(reused);
    reused.fill(0xff);
  }
  expect(counter.texts).toBe(texts.length);
  expect(read).toEqual(texts);
  expect(pings.sort()).toEqual(["counted", "read"]);
});

test("what we send is what a server reads, masked as it must be", async () => {
  const received: string[] = [];
  const sent = ["hello", "w".repeat(126), "ünïcödé 🙂".repeat(50), "v".repeat(65_535)];
  const done = Promise.withResolvers<void>();
  const server = await listen((socket) =>
    socket.on("message", (data: RawData) => {
      received.push(String(data));
      if (received.length === sent.length) done.resolve();
    }),
  );
  const socket = await openRaw(target(server.port), 0, deaf);
  onTestFinished(() => void socket.destroy());
  for (const text of sent) socket.write(maskedText(text));
  await done.promise;
  expect(received).toEqual(sent);
  expect(maskedText("hello").includes("hello")).toBe(false);
  expect(() => maskedText("v".repeat(65_536))).toThrow("up to 65,535 bytes");
});

test.for(["counter", "reader"])("a %s answers pings", async (kind) => {
  const ponged = Promise.withResolvers<void>();
  const server = await listen((socket) => {
    socket.on("pong", () => ponged.resolve());
    socket.ping();
  });
  const receiver = (onPing: () => void) => (kind === "counter" ? new FrameCounter(onPing) : new FrameReader(() => {}, onPing));
  const socket = await openRaw(target(server.port), 0, { receiver, closed() {} });
  onTestFinished(() => void socket.destroy());
  await ponged.promise;
});

test("a refused handshake says what the server answered", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/elsewhere" });
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(openRaw(target(port), 0, deaf)).rejects.toThrow("the server refused a WebSocket: HTTP/1.1 400");
});

test("a marked text has the asked size and gives its time back, also from within JSON", () => {
  for (const size of [40, 200, 5000]) {
    const text = markedText(123_456.789, size);
    expect(text).toHaveLength(size);
    expect(text.trim()).toBe(text);
    expect(dueTime(Buffer.from(JSON.stringify({ event: { message: { text } } })))).toBe(123_456.789);
  }
  expect(dueTime(Buffer.from('{"hello":{}}'))).toBeUndefined();
});
