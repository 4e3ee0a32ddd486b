import { type CommandName, errorCatalogue, routes } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { bystander } from "../test/bystander.ts";
import { hostileJson, spoiled } from "../test/hostile.ts";
import { httpCall } from "../test/http-call.ts";
import { type Known, plausibleInput, textsOf } from "../test/plausible.ts";
import { createRandom, fuzzSeed, type Random } from "../test/random.ts";
import { channelOf, type Person, testServer } from "../test/server.ts";
import { openSocket } from "../test/socket.ts";
import { watchStrain } from "../test/strain.ts";

/** Every command of the table with plausible and with hostile input, over both transports, by everybody. */
const server = await testServer();
const seed = fuzzSeed("commands");
/** Of each command; FUZZ_ROUNDS for a longer look. */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 12);
const admin = await server.person("admin");

/** Somebody new with a channel, a message, an invitation and a second session: a few rounds may spoil all of it. */
async function cast(random: Random) {
  const name = `p${random.below(1e9)}`;
  const [person, friend] = [await server.person(name), await server.person(`f${name}`)];
  const { channel } = await channelOf([person, friend], "public");
  const { id: messageId } = await person.call("messages.send", { channelId: channel.id, id: uuidv7(), text: "first" });
  const { invitation } = await person.call("invitations.create", {});
  const { sessions } = await person.call("sessions.list", {});
  const known: Known = {
    ...textsOf(`x${name}`),
    channelId: [channel.id],
    messageId: [messageId],
    id: [messageId, uuidv7(), uuidv7()],
    userId: [friend.user.id, person.user.id],
    sessionId: [sessions[0]?.id],
    invitationId: [invitation.id],
  };
  return { person, known };
}

/** Sometimes with a key twice, and others that no command knows. */
async function overHttp(name: CommandName, input: unknown, token: string, random: Random) {
  const { path, init } = httpCall(name, input, token, (value) => hostileJson(value, random));
  const twice = path.includes("?") && random.chance(0.2) ? `${path}&${path.split("?")[1]}&%zz&=&a[]=1&__proto__[x]=1` : path;
  const response = await fetch(server.url + twice, init);
  const text = await response.text();
  const answer: unknown = text.startsWith("{") ? JSON.parse(text) : {};
  return { status: response.status, code: codeOf(answer) };
}

const codeOf = (answer: unknown) => (answer as { error?: { code?: string } } | null)?.error?.code;

/** What a call may be answered with: a result, or an error of the catalogue that names what the caller did. */
function expectAnswer(what: string, code: string | undefined) {
  expect(code === undefined || code in errorCatalogue, `${what}: ${code}`).toBe(true);
  expect(code, what).not.toBe("internal");
}

test("[K1, K4] no input of any command makes the server fail, or harms anybody else", { timeout: 180_000 }, async () => {
  const strain = await watchStrain();
  const watched = await bystander(server);
  const random = createRandom(seed);
  let people = await cast(random);
  let refused = 0;
  let calls = 0;
  for (const name of Object.keys(routes) as CommandName[]) {
    for (let round = 0; round < rounds; round++) {
      const plain = plausibleInput(name, people.known, random);
      const input = round === 0 ? plain : Array.from({ length: 1 + random.below(2) }).reduce((value) => spoiled(value, random), plain);
      const token = random.pick([people.person.token, people.person.token, admin.token, ""]);
      const what = `${name} ${JSON.stringify(input)?.slice(0, 300)}`;
      const { status, code } = await overHttp(name, input, token, random);
      expect(status, what).toBeLessThan(500);
      expectAnswer(`${what} over HTTP`, code);
      expectAnswer(`${what} on the socket`, await onSocket(people.person, name, input));
      calls += 2;
      if (code !== undefined) refused += 1;
    }
    await watched.isUnharmed();
    if (random.chance(0.3)) people = await cast(random);
  }
  expect(strain.thrown).toEqual([]);
  expect(refused).toBeGreaterThan(calls / 10);
  expect(refused).toBeLessThan(calls / 2);
  expect(await strain.grownMb(`${calls} calls`)).toBeLessThan(48);
});

/** On a connection of its own; whoever was signed out by what went before has none, and is told so. */
async function onSocket(person: Person, name: CommandName, input: unknown): Promise<string | undefined> {
  const line = openSocket(server.url, person.token);
  const refused = await Promise.race([line.frame((frame) => "hello" in frame).then(() => null), line.closed]);
  if (refused) return refused.code === 4001 || refused.code === 4002 ? "unauthenticated" : "internal";
  const answer = await Promise.race([line.call(name, input), line.closed]);
  line.socket.terminate();
  if (!("code" in answer)) return codeOf(answer);
  return [1009, 4002, 4004].includes(Number(answer.code)) ? undefined : "internal";
}
