import { type Chat, type Client, createChat, createClient, type TransportName } from "@chatflow/client";
import type { Event } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { startProxy } from "../../test/proxy.ts";
import { channelOf, type Person, testServer } from "../../test/server.ts";

const server = await testServer();
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

async function online(person: Person, transport: TransportName, url = server.url): Promise<Client> {
  const client = createClient({ url, token: person.token, transports: [transport] });
  onTestFinished(client.stop);
  client.start();
  await until(() => client.connection.get().status === "online");
  expect(client.connection.get()).toEqual({ status: "online", transport });
  return client;
}

function eventsOf(client: Client): Event[] {
  const events: Event[] = [];
  client.onEvent((event) => events.push(event));
  return events;
}

const say = (person: Person, channelId: string, text: string) => person.call("messages.send", { channelId, id: uuidv7(), text });
const texts = (chat: Chat, channelId: string) =>
  chat
    .timeline(channelId)
    .get()
    .entries.map((entry) => (entry.state === "sent" ? entry.message.text : `${entry.state}: ${entry.text}`));

describe.each<TransportName>(["websocket", "sse", "polling"])("over %s", (transport) => {
  test("[C8] the events and their order are those of the wire contract, whatever is in them", async () => {
    const client = await online(grace, transport);
    const events = eventsOf(client);
    const reference = eventsOf(await online(grace, "websocket"));
    const { channel } = await channelOf([ada, grace]);
    await say(ada, channel.id, "\n\ndata: not an event\n\n\u2028 ü 👋 \u0000".replace("\u0000", ""));
    await Promise.all(Array.from({ length: 200 }, (_, n) => say(ada, channel.id, `n ${n}`)));
    await client.call("messages.send", { channelId: channel.id, id: uuidv7(), text: "x".repeat(16_000) });
    await ada.call("channels.update", { channelId: channel.id, topic: "end" });
    const isEnd = (event?: Event) => event?.type === "channel.updated";
    await until(() => isEnd(events.at(-1)) && isEnd(reference.at(-1)));
    expect(events).toEqual(reference);
    const revs = events.flatMap((event) => (event.type === "message.created" ? event.rev : []));
    expect(revs).toEqual(Array.from({ length: 202 }, (_, n) => n + 1));
  });

  test("what was said while the line was down is caught up with, once and in order", async () => {
    const proxy = await startProxy(server.url);
    onTestFinished(proxy.stop);
    const { channel } = await channelOf([ada, grace]);
    const client = createClient({ url: proxy.url, token: grace.token, transports: [transport] });
    const chat = createChat(client);
    onTestFinished(chat.stop);
    chat.start();
    await until(() => chat.state.get() === "ready");
    chat.timeline(channel.id);
    let cuts = 0;
    for (let n = 0; n < 60; n++) {
      await say(ada, channel.id, `n ${n}`);
      if (n % 20 !== 10) continue;
      proxy.cut();
      cuts += 1;
    }
    chat.send(channel.id, "mine");
    const whole = [...Array.from({ length: 60 }, (_, n) => `n ${n}`), "mine"];
    await until(() => texts(chat, channel.id).length >= whole.length && texts(chat, channel.id).at(-1) === "mine");
    expect(texts(chat, channel.id)).toEqual(whole);
    expect(cuts).toBe(3);
  });

  test("a session that is ended takes its connection with it, and no other", async () => {
    const mallory = await server.person(`mallory-${transport}`);
    const client = await online(mallory, transport);
    const other = await online(ada, transport);
    await mallory.call("accounts.signOut", {});
    await until(() => client.connection.get().status === "refused");
    expect(client.connection.get()).toEqual({ status: "refused", close: "session_revoked" });
    expect(other.connection.get().status).toBe("online");
    client.reconnectNow();
    await until(() => client.connection.get().status === "refused");
    expect(client.connection.get()).toEqual({ status: "refused", close: "unauthenticated" });
  });

  test("who leaves a channel gets nothing more of it, who joins gets it at once", async () => {
    const events = eventsOf(await online(grace, transport));
    const { channel } = await channelOf([ada, grace], "public");
    const kept = await channelOf([ada, grace]);
    await say(ada, channel.id, "before");
    await grace.call("channels.leave", { channelId: channel.id });
    await say(ada, channel.id, "secret");
    await grace.call("channels.join", { channelId: channel.id });
    await say(ada, channel.id, "after");
    await say(ada, kept.channel.id, "last");
    const heard = () => events.flatMap((event) => (event.type === "message.created" ? event.message.text : []));
    await until(() => heard().includes("last") && heard().includes("after"));
    expect(heard().filter((text) => text !== "last")).toEqual(["before", "after"]);
  });

  test("a stopping server sends its clients away to come back, and does not wait for them", async () => {
    const stopping = await testServer({ db: server.db });
    const client = await online(grace, transport, stopping.url);
    await stopping.stop();
    await until(() => client.connection.get().status === "waiting");
    await expect(fetch(stopping.url)).rejects.toThrow();
  });
});
