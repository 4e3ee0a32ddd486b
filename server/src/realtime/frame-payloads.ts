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

const streams = new WeakMap<Buffer, Buffer>();
const [start, end] = [Buffer.from("data: "), Buffer.from("\n\n")];

/** The same frames as server-sent events. What the hub hands to many is made once: it is one and the same buffer. */
export function asEventStream(frames: Buffer): Buffer {
  let stream = streams.get(frames);
  if (!stream) {
    stream = Buffer.concat(payloadsOf(frames).flatMap((payload) => [start, payload, end]));
    streams.set(frames, stream);
  }
  return stream;
}
