import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { constants, createDeflateRaw, inflateRawSync } from "node:zlib";
import { limits, socketPath } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { expect, onTestFinished, test } from "vitest";
import { channelOf, testServer } from "../../test/server.ts";
import { openSocket, signedInSocket } from "../../test/socket.ts";
import { asDeflated } from "./deflated-frames.ts";
import { textFrame } from "./text-frames.ts";

const server = await testServer({ compression: true });
const [ada, grace] = [await server.person("ada"), await server.person("grace")];
const { channel } = await channelOf([ada, grace]);

const say = (text: string) => ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text });
const offered = { perMessageDeflate: { threshold: 0 } };

type WireFrame = { first: number; payload: Buffer };

/** Whole frames at the beginning of some bytes, with the byte that tells what each is. */
function framesIn(bytes: Buffer): WireFrame[] {
  const frames: WireFrame[] = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    const short = bytes.readUInt8(at + 1);
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + header > bytes.length) break;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (at + header + length > bytes.length) break;
    frames.push({ first: bytes.readUInt8(at), payload: bytes.subarray(at + header, at + header + length) });
    at += header + length;
  }
  return frames;
}

function inflated(payload: Buffer): string {
  const whole = Buffer.concat([payload, Buffer.from([0, 0, 0xff, 0xff])]);
  return inflateRawSync(whole, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
}

/** A WebSocket by hand, to see what is on the wire: grace's, who takes compressed messages. */
async function byHand(extensions = "permessage-deflate; client_max_window_bits") {
  const { hostname, port } = new URL(server.url);
  const line = connect(Number(port), hostname);
  onTestFinished(() => void line.destroy());
  let bytes: Buffer = Buffer.alloc(0);
  line.on("data", (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
  });
  line.on("error", () => {});
  const key = randomBytes(16).toString("base64");
  const lines = [`GET ${socketPath} HTTP/1.1`, `Host: ${hostname}:${port}`, "Connection: Upgrade", "Upgrade: websocket"];
  lines.push("Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${key}`, `Authorization: Bearer ${grace.token}`);
  if (extensions) lines.push(`Sec-WebSocket-Extensions: ${extensions}`);
  line.write(`${lines.join("\r\n")}\r\n\r\n`);
  const headEnd = () => bytes.indexOf("\r\n\r\n");
  await expect.poll(() => headEnd() > 0).toBe(true);
  const frames = () => framesIn(bytes.subarray(headEnd() + 4));
  await expect.poll(() => frames().length).toBeGreaterThan(0);
  return { line, frames, head: bytes.subarray(0, headEnd()).toString() };
}

/** A client's frame. The mask is of zeros, which leaves the payload as it is. */
function clientFrame(first: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(14);
  header[0] = first;
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([header, payload]);
}

/** So many zero bytes, compressed to about a thousandth. */
async function bomb(bytes: number): Promise<Buffer> {
  const deflate = createDeflateRaw();
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(1024 * 1024);
  for (let written = 0; written < bytes; written += block.length) {
    await new Promise<void>((resolve, reject) => deflate.write(block, (error) => (error ? reject(error) : resolve())));
  }
  await new Promise<void>((resolve) => deflate.flush(resolve));
  deflate.destroy();
  return Buffer.concat(chunks);
}

test("who offers it gets events compressed, each for itself, and answers as they are", async () => {
  const { line, frames, head } = await byHand();
  expect(head).toMatch(/permessage-deflate; .*server_no_context_takeover/i);
  expect(head).toMatch(/client_no_context_takeover/i);
  const texts = ["compress me ".repeat(40), "ü".repeat(16_000), "and again, compress me ".repeat(40)];
  for (const text of texts) await say(text);
  await expect.poll(() => frames().length).toBe(1 + texts.length);
  const [hello, ...events] = frames();
  expect(hello?.first).toBe(0x81);
  expect(String(hello?.payload)).toContain('"hello"');
  for (const [at, { first, payload }] of events.entries()) {
    expect(first).toBe(0xc1);
    const event = inflated(payload);
    expect(JSON.parse(event)).toMatchObject({ event: { type: "message.created", message: { text: texts[at] } } });
    expect(payload.length).toBeLessThan(Buffer.byteLength(event) / 2);
  }
  line.write(clientFrame(0x81, Buffer.from(JSON.stringify({ id: 1, call: "users.me", input: {} }))));
  await expect.poll(() => frames().length).toBe(2 + texts.length);
  expect(frames().at(-1)?.first).toBe(0x81);
});

test("what is short stays as it is", async () => {
  const { line, frames } = await byHand();
  line.write(clientFrame(0x81, Buffer.from(JSON.stringify({ id: 1, call: "channels.typing", input: { channelId: channel.id } }))));
  await expect.poll(() => frames().length).toBe(3);
  expect(frames().map(({ first }) => first)).toEqual([0x81, 0x81, 0x81]);
});

test("who does not offer it gets the same events uncompressed", async () => {
  const { frames, head } = await byHand("");
  expect(head).not.toContain("deflate");
  const other = await signedInSocket(server.url, grace.token);
  const sent = await say("plain words ".repeat(40));
  await expect.poll(() => frames().length).toBe(2);
  const [, event] = frames();
  expect(event?.first).toBe(0x81);
  expect(JSON.parse(String(event?.payload))).toMatchObject({ event: { message: sent } });
  expect(await other.frame((frame) => "event" in frame)).toMatchObject({ event: { message: sent } });
});

test("a server that is not told to compress takes nobody's offer", async () => {
  const plain = await testServer({ db: server.db });
  const socket = openSocket(plain.url, grace.token, offered);
  await socket.frame((frame) => "hello" in frame);
  expect(socket.socket.extensions).toBe("");
});

test("a client that compresses what it sends is understood, and hears the same in the same order", async () => {
  const compressing = openSocket(server.url, grace.token, offered);
  const plain = await signedInSocket(server.url, grace.token);
  await compressing.frame((frame) => "hello" in frame);
  expect(compressing.socket.extensions).toBe("permessage-deflate");
  const texts = Array.from({ length: 40 }, (_, n) => `${n} `.repeat(n % 3 === 0 ? 2 : 200));
  const sends = texts.map((text) => compressing.call("messages.send", { channelId: channel.id, id: uuidv7(), text }));
  for (const answer of await Promise.all(sends)) expect(answer).toHaveProperty("ok");
  const heard = (socket: typeof plain) => socket.frames.flatMap((frame) => (frame.event ? [frame.event] : []));
  await expect.poll(() => heard(compressing).length).toBe(texts.length);
  await expect.poll(() => heard(plain).length).toBe(texts.length);
  expect(heard(compressing)).toEqual(heard(plain));
  expect(heard(plain).map((event) => (event as { message: { text: string } }).message.text)).toEqual(texts);
});

test("[C6] a bomb of 64 MB is refused within little memory, and hurts nobody else", async () => {
  const frame = clientFrame(0xc1, await bomb(64 * 1024 * 1024));
  expect(frame.length).toBeLessThan(limits.frameBytes); // so it is not refused for its own length
  const other = await signedInSocket(server.url, ada.token);
  const lines = await Promise.all(Array.from({ length: 10 }, () => byHand()));
  const used = () => process.memoryUsage().external + process.memoryUsage().arrayBuffers;
  const before = used();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, used());
  }, 1);
  for (const { line } of lines) line.write(frame);
  for (const { frames } of lines) await expect.poll(() => frames().at(-1)?.first, { timeout: 10_000 }).toBe(0x88);
  clearInterval(watching);
  for (const { frames } of lines) expect(frames().at(-1)?.payload.readUInt16BE(0)).toBe(1009);
  expect(most - before).toBeLessThan(32 * 1024 * 1024);
  expect(await other.call("users.me", {})).toHaveProperty("ok");
});

test("[C6] what is no deflate stream closes its own connection", async () => {
  const { line, frames } = await byHand();
  line.write(clientFrame(0xc1, randomBytes(500)));
  await expect.poll(() => frames().at(-1)?.first).toBe(0x88);
  expect(await (await signedInSocket(server.url, ada.token)).call("users.me", {})).toHaveProperty("ok");
});

test("frames are compressed once for all who get them", () => {
  const texts = [
    "short",
    "x".repeat(300),
    randomBytes(300)
      .toString("latin1")
      .replaceAll(/[^ -~]/g, "?"),
    "y".repeat(70_000),
  ];
  const frames = Buffer.concat(texts.map(textFrame));
  const deflated = asDeflated(frames);
  expect(asDeflated(frames)).toBe(deflated);
  const read = framesIn(deflated).map(({ first, payload }) => (first === 0xc1 ? inflated(payload) : payload.toString()));
  expect(read).toEqual(texts);
});
