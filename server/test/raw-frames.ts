import { connect, type Socket } from "node:net";
import { socketPath } from "@chatflow/protocol";
import { onTestFinished } from "vitest";

/** WebSocket frames by hand (RFC 6455, 5.2), right ones and wrong ones, for tests of what a client may not send. */

type FrameParts = {
  payload?: Buffer | string;
  opcode?: number;
  fin?: boolean;
  rsv?: number;
  masked?: boolean;
  /** The length that the header claims, where it is not the payload's. */
  claims?: bigint;
};

/** A client's frame; a text in one piece, masked, unless said otherwise. */
export function rawFrame({ payload = "", opcode = 1, fin = true, rsv = 0, masked = true, claims }: FrameParts): Buffer {
  const bytes = Buffer.from(payload);
  const length = claims ?? BigInt(bytes.length);
  const first = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  const maskBit = masked ? 0x80 : 0;
  const header = length < 126n ? Buffer.from([first, maskBit | Number(length)]) : longHeader(first, maskBit, length);
  if (!masked) return Buffer.concat([header, bytes]);
  const key = Buffer.from([7, 77, 177, 27]);
  return Buffer.concat([header, key, bytes.map((byte, at) => byte ^ (key[at % 4] ?? 0))]);
}

function longHeader(first: number, maskBit: number, length: bigint): Buffer {
  if (length < 65_536n) return Buffer.from([first, maskBit | 126, Number(length >> 8n), Number(length & 255n)]);
  const header = Buffer.alloc(10);
  header[0] = first;
  header[1] = maskBit | 127;
  header.writeBigUInt64BE(BigInt.asUintN(64, length), 2);
  return header;
}

export type ServerFrame = { opcode: number; payload: Buffer };

/** What the server sent: whole frames, and whether it broke a rule of its own (a mask, a reserved bit). */
function readFrames(bytes: Buffer): { frames: ServerFrame[]; rest: Buffer } {
  const frames: ServerFrame[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2);
    if ((first & 0xf0) !== 0x80 || second > 127) throw new Error(`the server sent a frame that begins ${first}, ${second}`);
    const header = second < 126 ? 2 : second === 126 ? 4 : 10;
    if (at + header > bytes.length) break;
    const length = second < 126 ? second : second === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (at + header + length > bytes.length) break;
    frames.push({ opcode: first & 0x0f, payload: bytes.subarray(at + header, at + header + length) });
    at += header + length;
  }
  return { frames, rest: bytes.subarray(at) };
}

/** A TCP connection that has shaken hands and answers nothing by itself, pings neither. */
export async function rawLine(url: string, token: string) {
  const tcp: Socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void tcp.destroy());
  tcp.on("error", () => {}); // the server may have hung up while we write
  const frames: ServerFrame[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  let isOpen = false;
  let heard = () => {};
  tcp.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf("\r\n\r\n");
    if (!isOpen && end < 0) return;
    if (!isOpen) bytes = bytes.subarray(end + 4);
    isOpen = true;
    const read = readFrames(bytes);
    bytes = read.rest;
    frames.push(...read.frames);
    heard();
  });
  tcp.write(
    `GET ${socketPath} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  const closed = new Promise<void>((resolve) => tcp.on("close", () => resolve()));
  const line = {
    tcp,
    frames,
    closed,
    /** Resolves when something new has come, or the line is closed. */
    more: () => Promise.race([closed, new Promise<void>((resolve) => (heard = resolve))]),
    texts: () => frames.filter(({ opcode }) => opcode === 1).map(({ payload }) => payload.toString()),
    /** The code with which the server closed, once it did; 1005 stands for none. */
    closeCode(): number | undefined {
      const close = frames.find(({ opcode }) => opcode === 8);
      return close && (close.payload.length < 2 ? 1005 : close.payload.readUInt16BE(0));
    },
  };
  while (line.texts().length === 0 && !tcp.closed) await line.more();
  return line;
}
