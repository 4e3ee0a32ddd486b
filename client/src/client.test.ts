import { ChatFlowError, type Event, limits } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Client, createClient } from "./client.ts";
import { answerWithinMs } from "./socket-calls.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { fakeSockets } from "./test/fake-socket.ts";
import { eventually, until } from "./test/until.ts";

let server: FakeServer;
let client: Client;

beforeEach(async () => {
  server = await startFakeServer();
  client = createClient({ url: server.url, token: "secret" });
});
afterEach(async () => {
  client.stop();
  await server.stop();
});

async function online() {
  client.start();
  await until(client.connection, ({ status }) => status === "online");
}

test("a call goes over HTTP without a connection and over the socket with one", async () => {
  await expect(client.call("users.me", {})).resolves.toEqual(server.workspace.ada);
  await online();
  await expect(client.call("users.me", {})).resolves.toEqual(server.workspace.ada);
  expect(server.callsOf("users.me").map(({ transport }) => transport)).toEqual(["http", "socket"]);
});

test("the token authenticates the socket", async () => {
  await online();
  expect(server.authorizations).toEqual(["Bearer secret"]);
});

test("a command that ends the session goes over HTTP also while online", async () => {
  await online();
  await client.call("accounts.signOut", {});
  expect(server.calls).toMatchObject([{ name: "accounts.signOut", transport: "http" }]);
});

test("an error over the socket is a ChatFlowError", async () => {
  await online();
  const call = client.call("messages.list", { channelId: "nowhere" });
  await expect(call).rejects.toBeInstanceOf(ChatFlowError);
  await expect(call).rejects.toMatchObject({ code: "not_found" });
});

test("a read that loses its connection is made again over HTTP, once", async () => {
  await online();
  server.before("users.me", ({ transport }) => {
    if (transport === "socket") server.cut();
    else throw new ChatFlowError("internal");
  });
  await expect(client.call("users.me", {})).rejects.toMatchObject({ code: "internal" });
  expect(server.callsOf("users.me").map(({ transport }) => transport)).toEqual(["socket", "http"]);
});

test("anything else that loses its connection is rejected as unavailable and not made again", async () => {
  const { channel } = server.workspace.addChannel("general");
  await online();
  server.before("channels.join", () => server.cut());
  await expect(client.call("channels.join", { channelId: channel.id })).rejects.toMatchObject({ code: "unavailable" });
  await until(client.connection, ({ status }) => status === "online");
  expect(server.callsOf("channels.join")).toHaveLength(1);
});

test("stop rejects what has no answer, makes no read again, and closes the socket", async () => {
  await online();
  server.before("users.me", () => new Promise(() => {}));
  const call = client.call("users.me", {});
  await eventually(() => server.calls.length === 1);
  client.stop();
  await expect(call).rejects.toMatchObject({ code: "unavailable" });
  await eventually(() => server.connections() === 0);
  expect(server.calls).toHaveLength(1);
});

test("calls keep their order and never have more unanswered than the server takes", async () => {
  const { channel } = server.workspace.addChannel("general");
  await online();
  let release = () => {};
  server.before(
    "users.me",
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  const sockets = fakeSockets();
  const counted = createClient({ url: "http://chat.test", WebSocket: sockets.WebSocket });
  counted.start();
  sockets.newest().greets();
  for (let each = 0; each < limits.callsInFlight * 2; each++) counted.call("users.me", {}).catch(() => {});
  expect(sockets.newest().sent.length).toBeLessThan(limits.callsInFlight);
  counted.stop();

  const first = client.call("users.me", {});
  const texts = Array.from({ length: limits.callsInFlight * 2 }, (_, at) => String(at));
  const ids = texts.map((_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`);
  const sends = texts.map((text, at) => client.call("messages.send", { channelId: channel.id, id: ids[at] ?? "", text }));
  await eventually(() => server.callsOf("users.me").length === 1);
  release();
  await Promise.all([first, ...sends]);
  expect(server.workspace.messages(channel.id).map(({ text }) => text)).toEqual(texts);
});

test("a frame larger than the server takes is refused here, and the connection stays", async () => {
  await online();
  const text = "ü".repeat(limits.frameBytes / 2);
  await expect(client.call("messages.send", { channelId: "c", id: "m", text })).rejects.toMatchObject({ code: "too_large" });
  await client.call("users.me", {});
  expect(server.calls.map(({ name }) => name)).toEqual(["users.me"]);
  expect(client.connection.get().status).toBe("online");
});

test("an aborted call over the socket rejects with the signal's reason", async () => {
  await online();
  server.before("users.me", () => new Promise(() => {}));
  const controller = new AbortController();
  const call = client.call("users.me", {}, { signal: controller.signal });
  controller.abort(new Error("moved on"));
  await expect(call).rejects.toThrow("moved on");
});

test("a call without an answer on a line that lives is unavailable after a while", async () => {
  vi.useFakeTimers();
  try {
    const net = fakeSockets();
    const waiting = createClient({ url: "http://chat.test", WebSocket: net.WebSocket });
    waiting.start();
    net.newest().greets(120_000);
    const outcome = expect(waiting.call("users.me", {})).rejects.toMatchObject({ code: "unavailable" });
    await vi.advanceTimersByTimeAsync(answerWithinMs);
    await outcome;
    expect(waiting.connection.get().status).toBe("online");
    waiting.stop();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("events reach the listeners in order, hello comes first, and who left hears nothing", async () => {
  const { channel } = server.workspace.addChannel("general");
  const heard: string[] = [];
  client.onHello(({ epoch }) => heard.push(`hello ${epoch}`));
  const text = (event: Event) => (event.type === "message.created" ? event.message.text : event.type);
  const end = client.onEvent((event) => heard.push(text(event)));
  await online();
  server.say(channel.id, server.workspace.ben.id, "one");
  server.say(channel.id, server.workspace.ben.id, "two");
  await eventually(() => heard.length === 3);
  end();
  const last = new Promise<Event>((resolve) => client.onEvent(resolve));
  server.say(channel.id, server.workspace.ben.id, "three");
  await last;
  expect(heard).toEqual(["hello first", "one", "two"]);
});

test("who asks for hello while online gets it at once", async () => {
  await online();
  const hello = vi.fn();
  client.onHello(hello);
  expect(hello).toHaveBeenCalledWith(server.hello);
});

test("a real refusal, and a real server that comes back", async () => {
  server.refuse("unauthenticated");
  client.start();
  await until(client.connection, ({ status }) => status === "refused");
  expect(client.connection.get()).toEqual({ status: "refused", close: "unauthenticated" });
  server.refuse("upgrade");
  client.reconnectNow();
  await until(client.connection, ({ status }) => status === "waiting");
  server.refuse(undefined);
  await until(client.connection, ({ status }) => status === "online");
  server.closeAll("going_away");
  await until(client.connection, ({ status }) => status === "waiting");
  await until(client.connection, ({ status }) => status === "online");
});
