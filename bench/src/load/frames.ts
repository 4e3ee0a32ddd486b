import { randomBytes } from "node:crypto";

/** Just enough of WebSocket frames (RFC 6455, 5.2) to load a server: what it sends is never masked, what we send always. */

const text = 1;
const close = 8;
const ping = 9;

/** Counts text frames in a stream by walking from header to header; looks at no payload and copies nothing. */
export class FrameCounter {
  texts = 0;
  readonly #onPing: () => void;
  readonly #header = new Uint8Array(10);
  #have = 0;
  #payloadLeft = 0;

  constructor(onPing: () => void) {
    this.#onPing = onPing;
  }

  push(chunk: Uint8Array, length = chunk.length): void {
    let at = 0;
    while (at < length) {
      if (this.#payloadLeft > 0) {
        const step = Math.min(this.#payloadLeft, length - at);
        this.#payloadLeft -= step;
        at += step;
        continue;
      }
      this.#header[this.#have++] = chunk[at++] ?? 0;
      const size = payloadSize(this.#header, this.#have);
      if (size === undefined) continue;
      const kind = (this.#header[0] ?? 0) & 0x0f;
      if (kind === text) this.texts++;
      else if (kind === ping) this.#onPing();
      this.#have = 0;
      this.#payloadLeft = size;
    }
  }
}

/** Hands each text frame's payload on; for the few connections whose frames are looked at. */
export class FrameReader {
  readonly #onText: (payload: Buffer) => void;
  readonly #onPing: () => void;
  readonly #onClose: () => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onText: (payload: Buffer) => void, onPing: () => void, onClose: () => void = () => {}) {
    this.#onText = onText;
    this.#onPing = onPing;
    this.#onClose = onClose;
  }

  push(chunk: Uint8Array, length = chunk.length): void {
    this.#rest = Buffer.concat([this.#rest, chunk.subarray(0, length)]);
    let at = 0;
    for (;;) {
      const headerEnd = this.#headerEnd(at);
      if (headerEnd === undefined) break;
      const size = payloadSize(this.#rest.subarray(at, headerEnd), headerEnd - at) ?? 0;
      if (this.#rest.length < headerEnd + size) break;
      const kind = (this.#rest[at] ?? 0) & 0x0f;
      if (kind === text) this.#onText(this.#rest.subarray(headerEnd, headerEnd + size));
      else if (kind === ping) this.#onPing();
      else if (kind === close) this.#onClose();
      at = headerEnd + size;
    }
    if (at > 0) this.#rest = this.#rest.subarray(at);
  }

  #headerEnd(at: number): number | undefined {
    const short = this.#rest[at + 1];
    if (short === undefined) return undefined;
    const end = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    return end <= this.#rest.length ? end : undefined;
  }
}

/** The payload's size as soon as the header's `have` bytes tell it. */
function payloadSize(header: Uint8Array, have: number): number | undefined {
  if (have < 2) return undefined;
  const short = header[1] ?? 0;
  if (short < 126) return short;
  if (have < (short === 126 ? 4 : 10)) return undefined;
  const view = new DataView(header.buffer, header.byteOffset);
  return short === 126 ? view.getUint16(2) : Number(view.getBigUint64(2));
}

/** A client's text frame. The mask is a real one: a mask of zeros would spare the server work that browsers ask of it. */
export function maskedText(content: string): Buffer {
  const length = Buffer.byteLength(content);
  if (length > 65_535) throw new Error("this load generator sends frames of up to 65,535 bytes");
  const start = length < 126 ? 6 : 8;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x81;
  frame[1] = 0x80 | Math.min(length, 126);
  if (length >= 126) frame.writeUInt16BE(length, 2);
  mask.copy(frame, start - 4);
  frame.write(content, start);
  for (let index = 0; index < length; index++) frame[start + index] = (frame[start + index] ?? 0) ^ (mask[index & 3] ?? 0);
  return frame;
}

const mask = randomBytes(4);

/** The answer to a ping; a server ends connections that give none. (Those that we load send pings without content.) */
export const pongFrame: Buffer = Buffer.from([0x8a, 0x80, ...mask]);
