import { type CommandName, routes } from "@chatflow/protocol";
import { commands } from "@chatflow/protocol/commands";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { z } from "zod";
import { createCanaries } from "../test/canaries.ts";
import { httpCall } from "../test/http-call.ts";
import { type Listener, listen, liveTransports } from "../test/listen.ts";
import { type Known, plausibleInput, textsOf } from "../test/plausible.ts";
import { createRandom, fuzzSeed } from "../test/random.ts";
import { channelOf, type Person, testServer } from "../test/server.ts";
import { signedInSocket } from "../test/socket.ts";
import { createLog } from "./platform/log.ts";

/**
 * What is said in private turns up nowhere else: not in an answer to any command of the table, not in an event, an
 * error, a page or a line of the log.
 */
const canaries = createCanaries();
let logged = "";
const write = (line: string) => {
  logged += line;
};
const log = await createLog({ level: "trace", format: "json", destination: { write } });
const server = await testServer({ log });
const random = createRandom(fuzzSeed("canary"));
await server.person("admin");
const [ada, grace] = [await server.person("ada"), await server.person("grace")];
const [former, outsider] = [await server.person("former"), await server.person("outsider")];

/** What ends something comes last, since nothing could follow it. */
const endings = ["messages.delete", "channels.removeMember", "channels.leave", "accounts.signOut"];
const inOrder = (Object.keys(routes) as CommandName[]).toSorted((one, other) => endings.indexOf(one) - endings.indexOf(other));

/** A message in a private place, with what somebody outside may have learnt: ids. */
type Secret = { channelId: string; messageId: string };

/** Private channels with words in all their parts, said before and after somebody left. */
async function plant(): Promise<Secret[]> {
  const { channel } = await ada.call("channels.create", { type: "private", name: canaries.word(), topic: canaries.word() });
  const direct = await ada.call("channels.create", { type: "direct", userIds: [grace.user.id] });
  for (const { user } of [grace, former]) await ada.call("channels.addMember", { channelId: channel.id, userId: user.id });
  const say = async (channelId = channel.id) => {
    const { id: messageId } = await ada.call("messages.send", { channelId, id: uuidv7(), text: `a ${canaries.word()} b` });
    return { channelId, messageId };
  };
  const [heard, edited, pinned, reacted, deleted] = [await say(), await say(), await say(), await say(), await say()];
  await former.call("channels.leave", { channelId: channel.id });
  await ada.call("messages.edit", { ...edited, text: canaries.word() });
  await ada.call("messages.pin", pinned);
  await grace.call("messages.react", { ...reacted, emoji: `:${canaries.word()}:` });
  await ada.call("messages.delete", deleted);
  return [heard, edited, pinned, reacted, deleted, await say(), await say(direct.channel.id)];
}

/** Every command that is about a channel, called by a member with a new word wherever there is room; what was answered. */
async function actInside(secrets: Secret[]): Promise<string> {
  let got = "";
  for (const name of inOrder) {
    const shape = "shape" in commands[name].input ? commands[name].input.shape : {};
    if (!("channelId" in shape) || endings.includes(name)) continue;
    for (const secret of secrets) {
      const [text, emoji] = [[canaries.word()], [`:${canaries.word()}:`]];
      const known = {
        ...knownOf(secret),
        text,
        name: text,
        topic: text,
        description: text,
        emoji,
        id: [uuidv7()],
        userId: [grace.user.id],
      };
      const { path, init } = httpCall(name, plausibleInput(name, known, random), ada.token);
      got += await (await fetch(server.url + path, init)).text();
    }
  }
  return got;
}

function knownOf(secret: Secret): Known {
  return {
    ...textsOf("visitor"),
    query: ["canary", "c", "ada"],
    login: ["ada"],
    username: ["ada"],
    channelId: [secret.channelId],
    messageId: [secret.messageId],
    id: [secret.messageId],
    userId: [ada.user.id, grace.user.id],
    sessionId: [adasSession],
    invitationId: [adasInvitation],
  };
}
const adasSession = (await ada.call("sessions.list", {})).sessions[0]?.id;
const adasInvitation = (await ada.call("invitations.create", {})).invitation.id;

const takesIds = (name: CommandName) => JSON.stringify(z.toJSONSchema(commands[name].input, { io: "input" })).includes('"uuid"');

const pages = ["/", "/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/api/v1/reference", "/api/v1/reference.js", "/api/v1/x"];

/** All that somebody gets who calls every command with every id, over both transports, and opens every page. */
async function visit(token: string, secrets: Secret[]): Promise<string> {
  const socket = token ? await signedInSocket(server.url, token) : undefined;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  let got = "";
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(server.url + path, init);
    got += `${path} ${JSON.stringify([...response.headers])} ${await response.text()}\n`;
  };
  for (const name of inOrder) {
    for (const secret of takesIds(name) ? secrets : secrets.slice(0, 1)) {
      const input = plausibleInput(name, knownOf(secret), random);
      if (socket && name !== "accounts.signOut") got += `${JSON.stringify(await socket.call(name, input))}\n`;
      const { path, init } = httpCall(name, input, token);
      await ask(path, init);
    }
  }
  for (const path of pages) await ask(path, { headers });
  for (const { channelId, messageId } of secrets) await ask(`/c/${channelId}/${messageId}`, { headers });
  return got + JSON.stringify(socket?.frames ?? []);
}

/** Connections of the person over all transports. */
const listenAs = (person: Person): Promise<Listener[]> =>
  Promise.all(liveTransports.map((transport) => listen(server.url, person.token, transport)));

/** Waits until all have heard what is said now in a channel of all; then nothing from before is on its way. */
async function untilQuiet(listeners: Listener[], channelId: string) {
  for (const text of ["one", "two"]) {
    const { id } = await ada.call("messages.send", { channelId, id: uuidv7(), text });
    await Promise.all(listeners.map((line) => line.frame((frame) => JSON.stringify(frame).includes(id))));
  }
}

const heardBy = (listeners: Listener[]) => JSON.stringify(listeners.map(({ frames }) => frames));

test("[E2, K2] what is said in private reaches nobody outside, by no command, event, page, error or log", {
  timeout: 120_000,
}, async () => {
  const plaza = (await channelOf([ada, grace, former, outsider])).channel.id;
  const secrets = await plant();
  const [outside, within] = [[...(await listenAs(outsider)), ...(await listenAs(former))], await listenAs(grace)];
  const inside = await actInside(secrets);
  const visits = [
    await visit("", secrets),
    await visit(await anotherToken("outsider"), secrets),
    await visit(await anotherToken("former"), secrets),
  ];
  await untilQuiet([...outside, ...within], plaza);

  // The words are where they should be, and the detector finds them there, on each transport.
  expect(canaries.in(inside).length).toBeGreaterThan(10);
  expect(canaries.in(heardBy(within)).length).toBeGreaterThan(10);
  for (const line of within) expect(canaries.in(heardBy([line]))).toEqual(canaries.in(heardBy(within)));

  for (const got of visits) {
    expect(got.length).toBeGreaterThan(10_000);
    expect(canaries.in(got)).toEqual([]);
  }
  expect(canaries.in(heardBy(outside))).toEqual([]);
  expect(logged).not.toBe("");
  expect(canaries.in(logged)).toEqual([]);
});

test("a row that the database refuses is logged without what it says", async () => {
  const { channel } = await channelOf([ada, grace]);
  await server.db.pool.query("alter table messages add constraint no_poison check (text not like 'poison%') ");
  const text = `poison ${canaries.word()}`;
  await expect(ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text })).rejects.toMatchObject({ code: "internal" });
  expect(logged).toContain("no_poison");
  expect(canaries.in(logged)).toEqual([]);
});

test("a check of membership that is passed by mistake is found, in answers and on every transport", { timeout: 60_000 }, async () => {
  const secrets = await plant();
  const mallory = await server.person("mallory");
  const plaza = (await channelOf([ada, mallory])).channel.id;
  // As if the check had answered yes: nothing else knows of it.
  for (const { channelId } of secrets) {
    await server.db.pool.query("insert into members (channel_id, user_id, role) values ($1, $2, 'member') on conflict do nothing", [
      channelId,
      mallory.user.id,
    ]);
  }
  const lines = await listenAs(mallory);
  const said = canaries.word();
  await ada.call("messages.send", { channelId: secrets[0]?.channelId ?? "", id: uuidv7(), text: said });
  await untilQuiet(lines, plaza);
  for (const line of lines) expect(canaries.in(heardBy([line]))).toContain(said);
  expect(canaries.in(await visit(await anotherToken("mallory"), secrets)).length).toBeGreaterThan(5);
});

/** Of a session of its own, since a visit ends by signing out. */
async function anotherToken(login: string): Promise<string> {
  const { createClient } = await import("@chatflow/client");
  const { token = "" } = await createClient({ url: server.url }).call("accounts.signIn", { login, password: "a-long-unusual-phrase-42" });
  return token;
}
