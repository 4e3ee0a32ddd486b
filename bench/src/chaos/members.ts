import { type Chat, createChat, createClient, type Thread, type Timeline, type TransportName } from "@chatflow/client";
import type { Person } from "../workspace/people.ts";
import type { Room } from "./history.ts";
import type { Random } from "./random.ts";
import type { Recorder } from "./recorder.ts";
import { createTap, type Liar } from "./tap.ts";

/** A person whose client runs through the faults, with the SDK's store. */
export type Member = {
  person: Person;
  chat: Chat;
  /** What it has opened: the conversations, and by the message that each began with, threads. */
  timelines: Map<string, Timeline>;
  threads: Map<string, { channelId: string; thread: Thread }>;
};

/** Starts everyone's client through the proxy and opens nearly every conversation; stopped with `cleanup`. */
export async function openClients(
  people: readonly Person[],
  given: {
    url: string;
    recorder: Recorder;
    random: Random;
    liar?: Liar | undefined;
    transports?: readonly TransportName[] | undefined;
    cleanup: AsyncDisposableStack;
  },
): Promise<Member[]> {
  const { url, recorder, random, liar, transports, cleanup } = given;
  const members = people.map((person): Member => {
    const chat = createChat(createClient({ url, token: person.token, transports, ...createTap(person.id, recorder, liar) }));
    cleanup.defer(() => chat.stop());
    chat.start();
    return { person, chat, timelines: new Map(), threads: new Map() };
  });
  await Promise.all(members.map(({ chat }) => becomesReady(chat)));
  for (const { chat, timelines } of members) {
    // A conversation that nobody looked at is loaded when healing is over.
    for (const { channel } of chat.channels.get()) if (random.chance(0.85)) timelines.set(channel.id, chat.timeline(channel.id));
  }
  return members;
}

function becomesReady(chat: Chat): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (chat.state.get() !== "ready") return;
      end();
      resolve();
    };
    const end = chat.state.subscribe(look);
    look();
  });
}

const publicRooms = 4;
const privateRooms = 3;

/** Rooms of every type. The first person owns them; private ones have a word that no outsider may ever see. */
export async function makeRooms([owner, ...others]: readonly [Person, ...Person[]], random: Random): Promise<Room[]> {
  const rooms: Room[] = [];
  for (let at = 0; at < publicRooms; at++) {
    const { channel } = await owner.call("channels.create", { type: "public", name: `square-${at}` });
    // Everybody is in the first, so that no sender is ever without a room for long.
    const joining = others.filter(() => at === 0 || random.chance(0.6));
    await Promise.all(joining.map((person) => person.call("channels.join", { channelId: channel.id })));
    rooms.push({ id: channel.id, type: "public", canary: null, members: new Set([owner, ...joining].map(({ id }) => id)) });
  }
  for (let at = 0; at < privateRooms; at++) {
    const canary = `canary-${at}-${random.whole(1e8, 1e9 - 1)}`;
    const { channel } = await owner.call("channels.create", { type: "private", name: canary, topic: canary });
    const added = others.filter((_, number) => mayEnter(at, number) && random.chance(0.6));
    await Promise.all(added.map(({ id }) => owner.call("channels.addMember", { channelId: channel.id, userId: id })));
    rooms.push({ id: channel.id, type: "private", canary, members: new Set([owner, ...added].map(({ id }) => id)) });
  }
  const [friend] = others;
  if (friend) {
    const { channel } = await owner.call("channels.create", { type: "direct", userIds: [friend.id] });
    const canary = `canary-direct-${random.whole(1e8, 1e9 - 1)}`;
    rooms.push({ id: channel.id, type: "direct", canary, members: new Set([owner.id, friend.id]) });
  }
  return rooms;
}

/** A third of the people stay outside of a private room for good: the ones who must never see its canary. */
export function mayEnter(privateRoom: number, person: number): boolean {
  return (person + privateRoom) % 3 !== 0;
}
