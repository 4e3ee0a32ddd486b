import {
  type Chat,
  type ChatStorage,
  type Client,
  createChat,
  createClient,
  memoryStorage,
  type Thread,
  type Timeline,
} from "@chatflow/client";
import { ChatFlowError, type CommandName } from "@chatflow/protocol";
import type { Link } from "./link.ts";
import { createLink } from "./network.ts";
import type { Server } from "./server.ts";
import type { World } from "./world.ts";

export type Sent = { id: string; channelId: string; text: string; threadId?: string };

/** One person's browser or program: the product, unchanged, on a network of the simulation. */
export type Device = {
  name: string;
  userId: string;
  link: Link;
  chat: Chat;
  /** How many messages its timelines hold at most. */
  timelineMessages: number;
  /** Timelines that it has opened. */
  timelines: Map<string, Timeline>;
  onScreen: string | null;
  /** Threads that it has opened, by the message that each began with. */
  threads: Map<string, { channelId: string; thread: Thread }>;
  threadOnScreen: string | null;
  listsThreads: boolean;
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
  /** The page is gone without a word, and opened again: it has what was in the storage. */
  reload(): void;
};

export function createDevice(world: World, server: Server, name: string, userId: string): Device {
  const link = createLink({ world, server, device: name, userId });
  const problems: string[] = [];
  const acknowledged = new Set<string>();
  const storage = memoryStorage();
  // Small ones, so that short schedules come across letting go.
  const timelineMessages = world.random.pick([9, 30, 1500]);

  /** One page: from being opened to being closed, after which it writes nothing any more. */
  function open() {
    let isClosed = false;
    const client = createClient({
      transports: ["websocket"],
      url: "http://chat.test",
      token: name,
      WebSocket: link.WebSocket,
      fetch: link.fetch,
    });
    /** The same calls, with a look at the acknowledgements. */
    const call: Client["call"] = async (command, input, options) => {
      const output = await client.call(command, input, options);
      if (command === "messages.send") acknowledged.add((output as { id: string }).id);
      return output;
    };
    const write: ChatStorage["write"] = (change) => (isClosed ? Promise.resolve() : storage.write(change));
    const close = () => {
      isClosed = true;
    };
    return { client, chat: createChat({ ...client, call }, { storage: { ...storage, write }, timelineMessages }), close };
  }

  let page = open();
  const device: Device = {
    name,
    userId,
    link,
    chat: page.chat,
    timelineMessages,
    timelines: new Map(),
    onScreen: null,
    threads: new Map(),
    threadOnScreen: null,
    listsThreads: false,
    sends: [],
    loose: new Set(),
    acknowledged,
    problems,
    call(command, input) {
      page.client.call(command, input as never).catch((error: unknown) => {
        if (!(error instanceof ChatFlowError)) problems.push(`${name}: ${command} was rejected with ${String(error)}`);
      });
    },
    signIn: () => page.chat.start(),
    signOut() {
      for (const { id } of device.sends) device.loose.add(id);
      void page.chat.wipe();
      leaveScreen();
    },
    reload() {
      page.close();
      page.chat.stop();
      leaveScreen();
      page = open();
      device.chat = page.chat;
      page.chat.start();
    },
  };

  function leaveScreen() {
    device.timelines.clear();
    device.onScreen = null;
    device.threads.clear();
    device.threadOnScreen = null;
    device.listsThreads = false;
  }

  return device;
}
