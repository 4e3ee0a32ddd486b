import { limits } from "@chatflow/protocol";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length and name of a PNG's first chunk, which begins with its width and height. */
const firstChunk = Buffer.from([0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const largestSide = 512;

/** What keeps these bytes from being the workspace's picture, in words for people; null when they can be. */
export function logoProblem(bytes: Buffer): string | null {
  if (bytes.length > limits.logoBytes) return `Use a picture of at most ${limits.logoBytes / 1024} KB.`;
  const isPng = bytes.subarray(0, 8).equals(signature) && bytes.subarray(8, 16).equals(firstChunk) && bytes.length >= 24;
  if (!isPng) return "Use a PNG: this is another kind of file.";
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width < 1 || height < 1) return "This PNG is empty.";
  if (width > largestSide || height > largestSide)
    return `Use a picture of at most ${largestSide} by ${largestSide} pixels; this one has ${width} by ${height}.`;
  return null;
}
