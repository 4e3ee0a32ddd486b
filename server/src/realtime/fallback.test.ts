import { type Client, type ConnectionState, createChat, createClient } from "@chatflow/client";
import { v7 as uuidv7 } from "uuid";
import { expect, onTestFinished, test } from "vitest";
import { type Faults, startProxy } from "../../test/proxy.ts";
import { channelOf, testServer } from "../../test/server.ts";

const server = await testServer();
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Grace behind a proxy with the given faults, and what her connection went through. */
async function behind(faults: Faults) {
  const proxy = await startProxy(server.url, faults);
  onTestFinished(proxy.stop);
  const client = createClient({ url: proxy.url, token: grace.token });
  const states: ConnectionState[] = [];
  client.connection.subscribe(() => states.push(client.connection.get()));
  const chat = createChat(client);
  onTestFinished(chat.stop);
  chat.start();
  const online = (transport: string) => until(() => isOnline(client, transport));
  return { proxy, client, chat, states, online };
}

function isOnline(client: Client, transport: string): boolean {
  const state = client.connection.get();
  return state.status === "online" && state.transport === transport;
}

/** A channel in which Ada says something and Grace, who listens, answers. */
async function talk({ chat }: { chat: ReturnType<typeof createChat> }) {
  await until(() => chat.state.get() === "ready");
  const { channel } = await channelOf([ada, grace]);
  await until(() => chat.channel(channel.id).get() !== undefined);
  const timeline = chat.timeline(channel.id);
  const texts = () => timeline.get().entries.flatMap((entry) => (entry.state === "sent" ? entry.message.text : []));
  let n = 0;
  return {
    texts,
    async say(text = `n ${n++}`) {
      await ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text });
      await until(() => texts().includes(text));
    },
    async answer(text: string) {
      chat.send(channel.id, text);
      await until(() => texts().includes(text));
    },
  };
}

test("without a fault it is a WebSocket, and nothing else is asked for", async () => {
  const { proxy, online } = await behind({});
  await online("websocket");
  expect(proxy.seen.filter((path) => /events|poll/.test(path))).toEqual([]);
});

test("a proxy that blocks upgrades: server-sent events, and up again once it is mended, without losing a word", async () => {
  const person = await behind({ blockUpgrades: true });
  await person.online("sse");
  const room = await talk(person);
  await room.say();
  await room.answer("I hear you");

  person.client.reconnectNow();
  await until(() => person.proxy.seen.filter((path) => path.endsWith("/socket")).length >= 3);
  await room.say();
  expect(isOnline(person.client, "sse"), "a trial that fails costs nothing").toBe(true);

  person.proxy.faults.blockUpgrades = false;
  const before = person.states.length;
  const talking = (async () => {
    for (let n = 0; n < 20; n++) await room.say(`while climbing ${n}`);
  })();
  person.client.reconnectNow();
  await person.online("websocket");
  await talking;
  await room.answer("and now over the socket");
  expect(person.states.slice(before).map((state) => state.status)).not.toContain("waiting");
  const texts = room.texts();
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).toEqual([
    "n 0",
    "I hear you",
    "n 1",
    ...Array.from({ length: 20 }, (_, n) => `while climbing ${n}`),
    "and now over the socket",
  ]);
});

test("a proxy that holds streams back as well: polling, and one step up when that is mended", async () => {
  const person = await behind({ blockUpgrades: true, holdStreams: true });
  await person.online("polling");
  const room = await talk(person);
  await room.say();
  await room.answer("I hear you");

  person.proxy.faults.holdStreams = false;
  person.client.reconnectNow();
  await person.online("sse");
  await room.say();
  expect(room.texts()).toEqual(["n 0", "I hear you", "n 1"]);
});

test("a proxy that cuts everything after a moment: polling, which goes on through the cuts", async () => {
  const person = await behind({ cutAfterMs: 300 });
  await person.online("polling");
  const room = await talk(person);
  const states = person.states.length;
  const polls = () => person.proxy.seen.filter((path) => path.endsWith("/poll")).length;
  const before = polls();
  for (let n = 0; n < 5; n++) await room.say();
  await until(() => polls() >= before + 10);
  await room.answer("still here");
  await room.say();
  expect(person.states.slice(states), "not once did the line count as lost").toEqual([]);
  expect(room.texts()).toEqual(["n 0", "n 1", "n 2", "n 3", "n 4", "still here", "n 5"]);
});

test("[C8] answers to polls that are lost on the way are asked for again: every event once", async () => {
  const proxy = await startProxy(server.url);
  onTestFinished(proxy.stop);
  const client = createClient({ url: proxy.url, token: grace.token, transports: ["polling"] });
  onTestFinished(client.stop);
  const heard: number[] = [];
  client.onEvent((event) => event.type === "message.created" && heard.push(event.rev));
  client.start();
  await until(() => isOnline(client, "polling"));
  const { channel } = await channelOf([ada, grace]);
  for (let n = 0; n < 30; n++) {
    if (n % 5 === 0) proxy.faults.losePolls = 2;
    await ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text: `n ${n}` });
    await until(() => heard.includes(n + 1));
  }
  expect(heard).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(proxy.faults.losePolls).toBe(0);
});

test("a server that is away is no reason to change the transport", async () => {
  const first = await testServer({ db: server.db });
  const proxy = await startProxy(first.url);
  onTestFinished(proxy.stop);
  const client = createClient({ url: proxy.url, token: grace.token });
  onTestFinished(client.stop);
  client.start();
  await until(() => isOnline(client, "websocket"));
  await first.stop();
  const attempts = () => {
    const state = client.connection.get();
    return state.status === "waiting" ? state.attempt : 0;
  };
  await until(() => attempts() >= 4);
  const port = Number(new URL(first.url).port);
  await testServer({ db: server.db, port });
  client.reconnectNow();
  await until(() => client.connection.get().status === "online");
  expect(client.connection.get()).toEqual({ status: "online", transport: "websocket" });
});
