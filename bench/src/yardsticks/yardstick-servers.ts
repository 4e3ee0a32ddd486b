import type { ClientConfig } from "pg";
import type { Target } from "../load/raw-client.ts";
import { Worker } from "../process/worker.ts";
import type { SocketIoChatTasks } from "./socket-io-chat.ts";
import type { WsBroadcastTasks } from "./ws-broadcast.ts";

/** A server that we compare with, as a process of its own. */
export type YardstickServer = { target: Target; pid: number; stop(): Promise<void> };

/** A bare `ws` server that repeats each text to everybody. */
export async function startWsBroadcast(core: number | null, nodeOptions: readonly string[] = []): Promise<YardstickServer> {
  const server = new Worker<WsBroadcastTasks>(new URL("ws-broadcast.ts", import.meta.url), core, nodeOptions);
  return { target: { port: await server.ask("listen"), path: "/", tokens: [] }, pid: server.pid, stop: () => server.stop() };
}

/** The naive chat on Socket.IO. What a client says first is Engine.IO's word for "message" and Socket.IO's for "connect". */
export async function startSocketIoChat(
  core: number | null,
  address: ClientConfig | null,
  nodeOptions: readonly string[] = [],
): Promise<YardstickServer> {
  const server = new Worker<SocketIoChatTasks>(new URL("socket-io-chat.ts", import.meta.url), core, nodeOptions);
  const port = await server.ask("listen", { address });
  const target = { port, path: "/socket.io/?EIO=4&transport=websocket", tokens: [], greeting: "40" };
  return { target, pid: server.pid, stop: () => server.stop() };
}
