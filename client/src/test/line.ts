import type { Chat } from "../chat-api.ts";
import type { FakeServer } from "./fake-server.ts";
import { eventually, until } from "./until.ts";

/** Starts it, until it is ready: by what is kept, or by what the server says. */
export async function started(chat: Chat): Promise<void> {
  chat.start();
  await until(chat.state, (state) => state === "ready");
}

export async function isOnline(chat: Chat): Promise<void> {
  await until(chat.client.connection, ({ status }) => status === "online");
}

/** Cuts every line, and lets nobody in. */
export async function goOffline(server: FakeServer, chat: Chat): Promise<void> {
  server.refuse("upgrade");
  server.cut();
  await until(chat.client.connection, ({ status }) => status !== "online");
}

/** The line is there again, and the account is being read on it. */
export async function comeBack(server: FakeServer, chat: Chat): Promise<void> {
  const reads = server.callsOf("channels.list").length;
  server.refuse(undefined);
  chat.client.reconnectNow();
  await isOnline(chat);
  await eventually(() => server.callsOf("channels.list").length > reads);
}

/** Cuts the line, and waits for the next one. */
export async function reconnected(server: FakeServer, chat: Chat, meanwhile: () => void = () => {}): Promise<void> {
  await goOffline(server, chat);
  meanwhile();
  await comeBack(server, chat);
}
