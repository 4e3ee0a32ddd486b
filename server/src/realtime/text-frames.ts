/** The bytes of an unmasked, unfragmented WebSocket text frame (RFC 6455, 5.2), ready for any number of sockets. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = headerLength(length);
  const frame = Buffer.allocUnsafe(header + length);
  writeHeader(frame, length, finalText);
  frame.write(text, header);
  return frame;
}

/** The same of a payload that is bytes already; compressed ones carry the mark of permessage-deflate (RFC 7692, 6). */
export function frameOf(payload: Buffer, compressed: boolean): Buffer {
  const header = headerLength(payload.length);
  const frame = Buffer.allocUnsafe(header + payload.length);
  writeHeader(frame, payload.length, compressed ? finalText | compressedMark : finalText);
  payload.copy(frame, header);
  return frame;
}

/** The JSON texts in a buffer of whole frames, as `textFrame` makes them. */
export function payloadsOf(frames: Buffer): Buffer[] {
  const payloads: Buffer[] = [];
  for (let at = 0; at < frames.length; ) {
    const short = frames.readUInt8(at + 1);
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length = short < 126 ? short : short === 126 ? frames.readUInt16BE(at + 2) : Number(frames.readBigUInt64BE(at + 2));
    payloads.push(frames.subarray(at + header, at + header + length));
    at += header + length;
  }
  return payloads;
}

const finalText = 0x81;
const compressedMark = 0x40;

function headerLength(length: number): 2 | 4 | 10 {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

function writeHeader(frame: Buffer, length: number, first: number) {
  frame[0] = first;
  if (length < 126) frame[1] = length;
  else if (length < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
}
