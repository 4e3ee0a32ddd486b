import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  apiPrefix,
  ChatFlowError,
  type CloseName,
  type CommandName,
  closeCodes,
  type Event,
  type Hello,
  type Message,
  routes,
  type ServerFrame,
  socketPath,
} from "@chatflow/protocol";
import { WebSocket, WebSocketServer } from "ws";
import { createFakeWorkspace } from "./fake-workspace.ts";

export type Transport = "socket" | "http";
export type SeenCall = { transport: Transport; name: CommandName; input: Record<string, unknown>; url?: string };
/** Runs before a command: may wait, and may throw what the command shall answer. */
export type Hook = (call: SeenCall) => void | Promise<void>;

/**
 * A server of the wire contract on real sockets, with a workspace in memory, that does what a test wants to go wrong.
 * Frames of one socket are handled in order, as the contract has it.
 */
export async function startFakeServer() {
  const workspace = createFakeWorkspace();
  const hello: Hello = { userId: workspace.ada.id, sessionId: workspace.ada.id, connectionId: "one", epoch: "first", pingAfterMs: 30_000 };
  const calls: SeenCall[] = [];
  const hooks = new Map<CommandName, Hook>();
  const pings: number[] = [];
  let refuse: CloseName | "upgrade" | undefined;
  let silent = false;

  async function answer(call: SeenCall): Promise<unknown> {
    calls.push(call);
    await hooks.get(call.name)?.(call);
    const { result, event, after = [] } = workspace.answer(call.name, call.input);
    for (const each of event ? [event, ...after] : after) emit(each);
    return result;
  }

  const http = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse) {
    let text = "";
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? "/", "http://fake");
    const found = match(request.method ?? "GET", url);
    try {
      if (!found) throw new ChatFlowError("unknown_command");
      const body: unknown = text === "" ? {} : JSON.parse(text);
      const input = { ...found.input, ...(body as object) };
      const result = await answer({ transport: "http", name: found.name, input, url: request.url ?? "/" });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
    } catch (error) {
      const known = error instanceof ChatFlowError ? error : new ChatFlowError("internal", { message: String(error) });
      response.writeHead(known.status, { "content-type": "application/json" }).end(JSON.stringify({ error: known.toWire() }));
    }
  }

  const sockets = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    if (refuse === "upgrade" || request.url !== socketPath) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (accepted) => greet(accepted, request));
  });

  const authorizations: (string | undefined)[] = [];

  function greet(socket: WebSocket, request: IncomingMessage) {
    authorizations.push(request.headers.authorization);
    if (refuse && refuse !== "upgrade") return socket.close(closeCodes[refuse].code, refuse);
    let inOrder = Promise.resolve();
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as { ping: 1 } | { id: number; call: CommandName; input: Record<string, unknown> };
      if ("ping" in frame) {
        pings.push(Date.now());
        if (!silent) tell(socket, { pong: 1 });
        return;
      }
      inOrder = inOrder.then(() => respond(socket, frame));
    });
    tell(socket, { hello });
  }

  async function respond(socket: WebSocket, { id, call, input }: { id: number; call: CommandName; input: Record<string, unknown> }) {
    try {
      tell(socket, { id, ok: await answer({ transport: "socket", name: call, input }) });
    } catch (error) {
      const known = error instanceof ChatFlowError ? error : new ChatFlowError("internal", { message: String(error) });
      tell(socket, { id, error: known.toWire() });
    }
  }

  let held: Event[] | undefined;

  function emit(event: Event) {
    if (held) return void held.push(event);
    for (const socket of sockets.clients) tell(socket, { event });
  }

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    workspace,
    hello,
    calls,
    pings,
    authorizations,
    /** Answers pings no more. */
    beSilent() {
      silent = true;
    },
    callsOf: (name: CommandName) => calls.filter((call) => call.name === name),
    before(name: CommandName, hook: Hook | undefined) {
      if (hook) hooks.set(name, hook);
      else hooks.delete(name);
    },
    emit,
    /** Events wait until the returned function is called; answers go on. */
    holdEvents() {
      const events: Event[] = [];
      held = events;
      return () => {
        held = undefined;
        events.forEach(emit);
      };
    },
    /** Somebody says something: stored, and told to everyone. */
    say(channelId: string, authorId: string, text: string) {
      const event = workspace.say(channelId, authorId, text);
      emit(event);
      return event.message;
    },
    /** Somebody replies. */
    reply(channelId: string, threadId: string, authorId: string, text: string, more: Partial<Message> = {}) {
      for (const event of workspace.reply(channelId, threadId, authorId, text, more)) emit(event);
    },
    /** From now on new sockets are refused: at the upgrade, or with a close code; undefined accepts them again. */
    refuse(how: CloseName | "upgrade" | undefined) {
      refuse = how;
    },
    connections: () => [...sockets.clients].filter((socket) => socket.readyState === WebSocket.OPEN).length,
    /** Cuts every socket, as a network does. */
    cut() {
      for (const socket of sockets.clients) socket.terminate();
    },
    closeAll(name: CloseName) {
      for (const socket of sockets.clients) socket.close(closeCodes[name].code, name);
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

export type FakeServer = Awaited<ReturnType<typeof startFakeServer>>;

function tell(socket: WebSocket, frame: ServerFrame) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

function match(method: string, url: URL): { name: CommandName; input: Record<string, unknown> } | undefined {
  const path = url.pathname.slice(apiPrefix.length);
  for (const [name, route] of Object.entries(routes) as [CommandName, string][]) {
    const [routeMethod = "", pattern = ""] = route.split(" ");
    if (routeMethod !== method) continue;
    const found = new RegExp(`^${pattern.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(path);
    if (!found) continue;
    const input: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(found.groups ?? {})) input[key] = decodeURIComponent(value);
    for (const key of new Set(url.searchParams.keys())) {
      const values = url.searchParams.getAll(key).map((value) => (/^\d+$/.test(value) ? Number(value) : value));
      input[key] = values.length > 1 || key === "ids" ? values : values[0];
    }
    return { name, input };
  }
  return undefined;
}
