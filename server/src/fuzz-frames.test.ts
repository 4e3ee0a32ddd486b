import { closeCodes } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { bystander } from "../test/bystander.ts";
import { hostileJson, hostileValue, spoiled } from "../test/hostile.ts";
import { createRandom, fuzzSeed, type Random } from "../test/random.ts";
import { rawFrame, rawLine } from "../test/raw-frames.ts";
import { testServer } from "../test/server.ts";
import { watchStrain } from "../test/strain.ts";

/** What may come over a WebSocket: anything at all. */
const server = await testServer();
const seed = fuzzSeed("frames");
const attacks = Number(process.env.FUZZ_ROUNDS ?? 25) * 20;

const call = { id: 1, call: "messages.list", input: { channelId: "00000000-0000-4000-8000-000000000000", limit: 5 } };
const goodFrame = rawFrame({ payload: JSON.stringify(call) });

/** Each kind of wrong, by the part of RFC 6455 or of our contract that it breaks. */
const kinds: Record<string, (random: Random) => Buffer | Buffer[]> = {
  noise: (random) => random.bytes(1 + random.below(3000)),
  "a flipped bit": (random) => {
    const frame = Buffer.from(goodFrame);
    const at = random.below(frame.length);
    frame[at] = (frame[at] ?? 0) ^ (1 << random.below(8));
    return frame;
  },
  "half a frame": (random) => goodFrame.subarray(0, 1 + random.below(goodFrame.length - 1)),
  "an unknown opcode": (random) => rawFrame({ opcode: random.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), payload: "x" }),
  "no mask": () => rawFrame({ masked: false, payload: JSON.stringify(call) }),
  "reserved bits": (random) => rawFrame({ rsv: 1 + random.below(7), payload: JSON.stringify(call) }),
  "a length that is a lie": (random) =>
    rawFrame({ claims: random.pick([200n, 262_144n, 262_145n, 2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]), payload: "{}" }),
  "invalid UTF-8": (random) => rawFrame({ payload: Buffer.concat([Buffer.from('{"ping":"'), random.bytes(20), Buffer.from('"}')]) }),
  "a control frame that is too long": (random) => rawFrame({ opcode: random.pick([8, 9, 10]), payload: random.bytes(126) }),
  "a control frame in pieces": (random) => rawFrame({ opcode: random.pick([8, 9, 10]), fin: false, payload: "a" }),
  "a close that says nonsense": (random) =>
    rawFrame({
      opcode: 8,
      // Never a code that may be sent, from 1000 to 4999: that one would come back as it is.
      payload: random.pick([
        Buffer.from([3]),
        Buffer.from([3, 237]),
        Buffer.from([random.pick([0, 1, 2, 20, 99, 255]), random.below(256)]),
        Buffer.from([3, 232, 255]),
      ]),
    }),
  "a continuation of nothing": () => rawFrame({ opcode: 0, payload: "{}" }),
  "a message within a message": () => [rawFrame({ fin: false, payload: '{"id":1,' }), goodFrame],
  "pieces with pings between": (random) => [
    rawFrame({ fin: false, payload: '{"id":1,' }),
    ...Array.from({ length: random.below(50) }, () => rawFrame({ opcode: 9, payload: "p" })),
    rawFrame({ opcode: 0, payload: '"call":"users.me"}' }),
  ],
  "pieces without end": (random) => [
    rawFrame({ fin: false, payload: "[" }),
    ...Array.from({ length: random.pick([10, 3000, 3000]) }, () =>
      rawFrame({ opcode: 0, fin: false, payload: random.chance(0.5) ? "[" : "" }),
    ),
  ],
  binary: (random) => rawFrame({ opcode: 2, payload: random.bytes(random.below(100)) }),
  "JSON that is none": (random) => rawFrame({ payload: hostileJson(spoiled(call, random), random) }),
  "a call for nothing": (random) => rawFrame({ payload: JSON.stringify({ ...call, call: hostileValue(random) }) }),
  "strange input": (random) => rawFrame({ payload: JSON.stringify({ id: 1, call: "channels.create", input: hostileValue(random) }) }),
  "many pings": (random) => Array.from({ length: random.below(500) }, () => rawFrame({ opcode: 9, payload: "p".repeat(125) })),
  "too much at once": () => rawFrame({ payload: "x".repeat(300_000) }),
};

/** Codes that the server may close with: ours, and those with which a WebSocket says that it was misused. */
const allowed = [1000, 1002, 1003, 1005, 1007, 1008, 1009, ...Object.values(closeCodes).map(({ code }) => code)];

async function attack(token: string, seedOfOne: number): Promise<string> {
  const random = createRandom(seedOfOne);
  const kind = random.any(Object.keys(kinds)) ?? "noise";
  const line = await rawLine(server.url, token);
  const bytes = Buffer.concat([kinds[kind]?.(random) ?? []].flat());
  for (let at = 0; at < bytes.length; ) {
    // in pieces, as a network may deliver them
    const end = random.chance(0.7) ? bytes.length : at + 1 + random.below(bytes.length - at);
    line.tcp.write(bytes.subarray(at, end));
    at = end;
    if (at < bytes.length) await new Promise((resolve) => setImmediate(resolve));
  }
  // One more that tells whether the line still works; where it does not, the server says so or waits for the rest.
  line.tcp.write(rawFrame({ payload: '{"ping":1}' }));
  const patience = new Promise<void>((resolve) => setTimeout(resolve, 30));
  while (!line.texts().includes('{"pong":1}') && line.closeCode() === undefined && !line.tcp.closed) {
    if ((await Promise.race([line.more(), patience.then(() => "enough")])) === "enough") break;
  }
  const code = line.closeCode();
  const what = `${kind}, attack ${seedOfOne}`;
  if (code !== undefined) expect(allowed, `${what}: closed with ${code}`).toContain(code);
  for (const text of line.texts()) {
    const frame = JSON.parse(text) as { error?: { code: string } };
    expect(frame.error?.code, what).not.toBe("internal");
  }
  line.tcp.destroy();
  return code === undefined ? "" : kind;
}

test("[C6, K1] whatever comes over a WebSocket, the server stands and nobody else notices", { timeout: 180_000 }, async () => {
  const mallory = await server.person("mallory");
  const watched = await bystander(server);
  const strain = await watchStrain();
  const closed = new Set<string>();
  for (let from = 0; from < attacks; from += 10) {
    const batch = Array.from({ length: 10 }, (_, at) => attack(mallory.token, seed + from + at));
    for (const kind of await Promise.all(batch)) closed.add(kind);
    if (from % 100 === 0) await watched.isUnharmed();
  }
  await watched.isUnharmed();
  expect(strain.thrown).toEqual([]);
  // The attacks are what they are called: these can only end with a close.
  for (const kind of [
    "an unknown opcode",
    "no mask",
    "reserved bits",
    "binary",
    "too much at once",
    "a continuation of nothing",
    "pieces without end",
  ]) {
    expect([...closed]).toContain(kind);
  }
  expect(await strain.grownMb(`${attacks} attacks`)).toBeLessThan(32);
});
