import { type Chat, type Client, createChat, createClient, type Timeline } from "@chatflow/client";
import { ChatFlowError, type CommandName } from "@chatflow/protocol";
import type { Link } from "./link.ts";
import { createLink } from "./network.ts";
import type { Server } from "./server.ts";
import type { World } from "./world.ts";

export type Sent = { id: string; channelId: string; text: string };

/** One person's browser or program: the product, unchanged, on a network of the simulation. */
export type Device = {
  name: string;
  userId: string;
  link: Link;
  chat: Chat;
  /** Timelines that it has opened. */
  timelines: Map<string, Timeline>;
  onScreen: string | null;
  /** In the order of sending. */
  sends: Sent[];
  /** Sends whose place in the order, or whose fate, nobody promises: tried again, taken back, wiped by signing out. */
  loose: Set<string>;
  acknowledged: Set<string>;
  problems: string[];
  /** Calls a command as an app does; what the server refuses is no problem. */
  call(name: CommandName, input: object): void;
  signIn(): void;
  signOut(): void;
};

export function createDevice(world: World, server: Server, name: string, userId: string): Device {
  const link = createLink({ world, server, device: name, userId });
  const client = createClient({
    transports: ["websocket"],
    url: "http://chat.test",
    token: name,
    WebSocket: link.WebSocket,
    fetch: link.fetch,
  });
  const problems: string[] = [];
  const acknowledged = new Set<string>();

  /** The same calls, with a look at the acknowledgements. */
  const call: Client["call"] = async (command, input, options) => {
    const output = await client.call(command, input, options);
    if (command === "messages.send") acknowledged.add((output as { id: string }).id);
    return output;
  };
  const chat = createChat({ ...client, call });

  const device: Device = {
    name,
    userId,
    link,
    chat,
    timelines: new Map(),
    onScreen: null,
    sends: [],
    loose: new Set(),
    acknowledged,
    problems,
    call(command, input) {
      client.call(command, input as never).catch((error: unknown) => {
        if (!(error instanceof ChatFlowError)) problems.push(`${name}: ${command} was rejected with ${String(error)}`);
      });
    },
    signIn: () => chat.start(),
    signOut() {
      for (const { id } of device.sends) device.loose.add(id);
      chat.stop();
      device.timelines.clear();
      device.onScreen = null;
    },
  };
  return device;
}
