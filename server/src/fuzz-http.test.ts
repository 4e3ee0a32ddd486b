import { connect } from "node:net";
import { routes } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { bystander } from "../test/bystander.ts";
import { createRandom, fuzzSeed, type Random } from "../test/random.ts";
import { testServer } from "../test/server.ts";
import { watchStrain } from "../test/strain.ts";

/** Requests as bytes: what proxies, scanners and attackers send to an open port, before anybody is signed in or after. */
const server = await testServer();
const seed = fuzzSeed("requests");
const requests = Number(process.env.FUZZ_ROUNDS ?? 40) * 20;

const paths = [
  ..."/ // /// * ? # % /% /%00 /%zz /.. /../../etc/passwd /%2e%2e%2f \\ /\\..\\ http:// http://x// http://[ /\u00ff".split(" "),
  ..."/api/v1 /api/v1/ /api/v1// /api/v1/socket /api/v1/socket/ /api/v1/socket? /api/v1/events /api/v1/poll".split(" "),
  ..."/api/v1/reference/%2e%2e/package.json /api/v1/reference/%00 /api/v1/openapi.json?// /metrics /healthz /readyz?[]".split(" "),
  ..."/api/v1/channels/__proto__ /api/v1/users?ids[]=1&ids=2".split(" "),
  `/api/v1/channels/${"x".repeat(190)}`,
  `/${"a/".repeat(3000)}`,
];
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", "BREW", ""];
const bodies = ["", "{}", "{", "[]", "null", '"', "x".repeat(5000), '{"session":{}}', '{"ack":-1}', '{"__proto__":{}}', "\u0000"];

/** Headers with something wrong in them, each as lines. */
const oddHeaders: [(random: Random) => string[], ...((random: Random) => string[])[]] = [
  (random) => [`Host: ${random.pick(["", "x\u00ff", "a b", "[", "evil.example:99999"])}`],
  (random) => [`Content-Length: ${random.pick(["0", "1", "2", "7", "-1", "1e3", "99999999999999999999", "x", "5, 6"])}`],
  (random) => [`Transfer-Encoding: ${random.pick(["chunked", "gzip", "chunked, chunked", "x"])}`],
  (random) => [`Content-Type: ${random.pick(["application/json", "application/json; charset=x", "text/plain", ";;", "a/b"])}`],
  (random) => [`Authorization: ${random.pick(["Bearer", "Basic Og==", `Bearer ${"x".repeat(300)}`, "\u00e9", "Bearer a.b"])}`],
  (random) => [`Cookie: ${random.pick(["chatflow_session=%zz", "chatflow_session=a.b", ";;=;", "=".repeat(2000)])}`],
  (random) => [`Origin: ${random.pick(["null", "http://[", "https://evil.example", "", "://", server.url])}`],
  (random) => ["Cookie: chatflow_session=a.b", `Referer: ${random.pick(["http://[", "x", "//", ""])}`],
  (random) => [`Expect: ${random.pick(["100-continue", "x"])}`],
  (random) => ["Connection: Upgrade", `Upgrade: ${random.pick(["websocket", "h2c", "x", "websocket, x"])}`],
  (random) => [
    "Connection: Upgrade",
    "Upgrade: websocket",
    `Sec-WebSocket-Version: ${random.pick(["13", "8", "x"])}`,
    `Sec-WebSocket-Key: ${random.pick(["x", "AAAAAAAAAAAAAAAAAAAAAA=="])}`,
    `Sec-WebSocket-Extensions: ${random.pick(["permessage-deflate", ",;=", "x; y=\u0001"])}`,
    `Sec-WebSocket-Protocol: ${random.pick(["a", ",", "a, a"])}`,
  ],
  (random) => [`X-Forwarded-For: ${random.pick([",", "::::", "x".repeat(500)])}`],
  () => [`X: ${"y".repeat(20_000)}`],
  (random) => [`${random.pick([" a", "a b", "\u0000", "__proto__", ""])}: 1`],
];

/** Mostly a good request with one thing wrong: what is wrong all over is turned away at the door. */
function requestFor(random: Random, token: string): Buffer {
  if (random.chance(0.05)) return random.bytes(200);
  const [method = "", path = ""] = (random.any(Object.values(routes)) ?? "").split(" ");
  const isWild = random.chance(0.3);
  const known = `${method} /api/v1${path.replaceAll(/:\w+/g, "00000000-0000-4000-8000-000000000000")}`;
  const first = random.chance(0.5) ? known : `${isWild ? random.any(methods) : "GET"} ${random.any(paths)}`;
  const body = random.any(bodies) ?? "";
  const good = ["Host: 127.0.0.1", `Authorization: Bearer ${token}`, "Content-Type: application/json", `Content-Length: ${body.length}`];
  const kept = good.filter(() => random.chance(isWild ? 0.5 : 0.9));
  const odd = Array.from({ length: isWild ? 1 + random.below(4) : random.below(2) }, () => random.pick(oddHeaders)(random)).flat();
  const version = isWild ? random.pick(["1.1", "1.0", "2.0", "9"]) : "1.1";
  const text = [`${first} HTTP/${version}`, ...kept, ...odd, "", body].join(isWild && random.chance(0.2) ? "\n" : "\r\n");
  const bytes = Buffer.from(text, "latin1");
  return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

/** Sends it, says that nothing more comes, and gives what was answered until the server hung up or has said enough. */
async function answerTo(request: Buffer): Promise<string> {
  const line = connect(Number(new URL(server.url).port), "127.0.0.1");
  const closed = new Promise((resolve) => line.on("close", resolve));
  line.on("error", () => {}); // the server may hang up while we write
  let answer = "";
  line.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
  line.end(request);
  // Event streams and polls go on for ever.
  const enough = new Promise((resolve) => setTimeout(resolve, 250));
  await Promise.race([closed, enough]);
  line.destroy();
  return answer;
}

test("whatever comes to the port, nothing is answered with a failure and nobody else notices", { timeout: 180_000 }, async () => {
  const mallory = await server.person("mallory");
  const watched = await bystander(server);
  const strain = await watchStrain();
  const random = createRandom(seed);
  const seen = new Set<number>();
  for (let from = 0; from < requests; from += 20) {
    const batch = Array.from({ length: 20 }, () => requestFor(random, mallory.token));
    const answers = await Promise.all(batch.map(async (request) => [request, await answerTo(request)] as const));
    for (const [request, answer] of answers) {
      for (const [, status] of answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)) {
        seen.add(Number(status));
        expect(Number(status), `${request.toString("latin1").slice(0, 1500)}\n\n${answer.slice(0, 500)}`).toBeLessThan(500);
      }
    }
    if (from % 100 === 0) await watched.isUnharmed();
  }
  await watched.isUnharmed();
  expect(strain.thrown).toEqual([]);
  // It went deep enough to be let in, to be turned away, and to be misunderstood.
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 404]));
  expect(await strain.grownMb(`${requests} requests`)).toBeLessThan(32);
});

test.each(["//", "http://", "*", "/%", "/api/v1/socket\\"])(
  "asking to upgrade at %s is refused, and does not end the server",
  async (path) => {
    const strain = await watchStrain();
    const answer = await answerTo(Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`));
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(strain.thrown).toEqual([]);
  },
);
