import { payloadsOf } from "./text-frames.ts";

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
