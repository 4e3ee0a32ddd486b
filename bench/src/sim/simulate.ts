import type { Channel, User } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { act } from "./actions.ts";
import { checkAlways, checkSends, checkStopped, checkView } from "./check.ts";
import { createDevice, type Device } from "./device.ts";
import { drawRates } from "./faults.ts";
import { mishap } from "./mishaps.ts";
import { append, type Room, seat, type Workspace } from "./model.ts";
import type { Plant } from "./plant.ts";
import type { Random } from "./random.ts";
import { createServer, type Server } from "./server.ts";
import { inWorld, type World } from "./world.ts";

export type Outcome = {
  seed: number;
  /** What broke the contract; nothing when it held. */
  problems: string[];
  trace: readonly string[];
};

/** Who takes part: some are on two devices. */
const cast = [
  ["ada", "phone"],
  ["ada", "laptop"],
  ["ben", "laptop"],
  ["cleo", "phone"],
  ["dora", "laptop"],
] as const;

/** Runs the schedule of this seed: people talk while things go wrong; then all is healed, and everything must be right. */
export function simulate(seed: number, plant: Plant = {}): Promise<Outcome> {
  return inWorld(seed, async (world) => {
    const { random } = world;
    const users = ["ada", "ben", "cleo", "dora"].map(person);
    const workspace = furnish(users, random);
    const sizes = { page: 3 + random.below(20), channels: 1 + random.below(4), changes: random.pick([2, 4, 20, 200]) };
    const server = createServer(world, workspace, { sizes, rates: drawRates(random), plant });
    const devices = cast
      .slice(0, 3 + random.below(3))
      .map(([who, where]) => createDevice(world, server, `${who}-${where}`, users.find(({ username }) => username === who)?.id ?? ""));
    const problems = new Set<string>();
    const report = (found: readonly string[]) => {
      for (const problem of found) problems.add(problem);
    };

    for (const device of devices) device.signIn();
    await talk(world, server, devices, report);
    heal(world, server, devices);
    await world.pass(120_000);
    await nudge(world, server);
    for (const device of devices) report(checkView(device, server, { live: true }));

    // A device tells of what failed only where its timeline is open.
    for (const { sends, timelines, threads, chat } of devices) {
      for (const { channelId, threadId } of sends) {
        timelines.set(channelId, chat.timeline(channelId));
        if (threadId !== undefined) threads.set(threadId, { channelId, thread: chat.thread(channelId, threadId) });
      }
    }
    world.note("check   everybody reconnects");
    for (const { link } of devices) link.cut();
    await world.pass(60_000);
    for (const device of devices) report([...checkAlways(device), ...checkView(device, server, { live: false }), ...device.problems]);
    // What failed stands at the newest end.
    for (const { timelines, threads } of devices) {
      for (const open of [...timelines.values(), ...[...threads.values()].map(({ thread }) => thread)]) void open.goTo("newest");
    }
    await world.settle();
    report(checkSends(devices, server));

    await stop(world, devices, report);
    report(world.uncaught.map((stack) => `uncaught: ${stack}`));
    return { seed, problems: [...problems], trace: world.trace };
  });
}

async function talk(world: World, server: Server, devices: readonly Device[], report: (problems: string[]) => void) {
  const { random } = world;
  const publicIds = [...server.workspace().rooms.values()]
    .filter(({ channel }) => channel.type === "public")
    .map(({ channel }) => channel.id);
  const mishaps = random.pick([0, 0.02, 0.1]);
  const pause = random.pick([20, 200, 1000]);
  for (let step = 40 + random.below(100); step > 0; step--) {
    const device = random.any(devices);
    if (!device) return;
    if (random.chance(mishaps)) mishap(world, server, device);
    else act(world, device, publicIds);
    await world.pass(random.chance(0.02) ? random.between(0, 40_000) : random.between(0, pause));
    for (const each of devices) report(checkAlways(each));
  }
}

function heal(world: World, server: Server, devices: readonly Device[]) {
  world.note("check   healed");
  server.heal();
  for (const { link, chat } of devices) {
    link.up = true;
    // Who signed out is back for the checks.
    chat.start();
  }
}

/** One more message in every channel: who missed the last one learns of it. */
async function nudge(world: World, server: Server) {
  for (const [channelId, { seats }] of server.workspace().rooms) {
    const [userId] = seats.keys();
    const input = { channelId, id: uuidv7(), text: "nudge" };
    if (userId !== undefined) server.call({ device: "nudge", userId }, "messages.send", input, () => {});
  }
  await world.pass(20_000);
}

async function stop(world: World, devices: readonly Device[], report: (problems: string[]) => void) {
  for (const { chat } of devices) chat.stop();
  await world.settle();
  for (const device of devices) report(checkStopped(device));
  // A request under way ends with its answer; until then it has the timer that bounds it.
  const requests = devices.reduce((sum, { link }) => sum + link.requests, 0);
  if (world.productTimers() > requests) report([`${world.productTimers() - requests} timers are left after stop()`]);
  await world.pass(60_000);
  for (const device of devices) report(checkStopped(device));
  if (world.productTimers() > 0) report([`${world.productTimers()} timers are left a minute after stop()`]);
}

function person(username: string, at: number): User {
  return { id: uuid(1, at), username, name: username, title: "", timeZone: "", role: "user", createdAt: new Date().toISOString() };
}

/** A few channels with some history, each with some of the people. */
function furnish(users: readonly User[], random: Random): Workspace {
  const rooms = new Map<string, Room>();
  const base = { createdAt: new Date().toISOString(), memberCount: 0 };
  const add = (channel: Channel, members: readonly User[]) => {
    const room: Room = { channel, head: { seq: 0, rev: 0, lastMessageAt: null }, messages: [], seats: new Map(), threads: new Map() };
    for (const { id } of members) seat(room, id);
    const authors = members.map(({ id }) => id);
    for (let left = random.below(60); left > 0; left--) append(room, uuidv7(), random.any(authors) ?? "", `history ${left}`);
    rooms.set(channel.id, room);
  };
  for (const [at, name] of ["general", "random", "dev"].entries()) {
    const named = {
      ...base,
      id: uuid(2 + at, 0),
      name,
      topic: "",
      createdBy: users[0]?.id ?? "",
      description: "",
      mayPost: "member",
      mayInvite: "member",
      mayPin: "member",
      mayMentionEveryone: "member",
      archivedAt: null,
      isDefault: false,
      type: "public",
    } as const;
    add(
      named,
      users.filter(() => at === 0 || random.chance(0.7)),
    );
  }
  const pair = users.slice(0, 2);
  add({ ...base, id: uuid(9, 0), type: "direct", userIds: pair.map(({ id }) => id) }, pair);
  return { epoch: "epoch-1", users: [...users], rooms };
}

/** Fixed ids, so that nothing of a schedule depends on them. */
function uuid(kind: number, at: number): string {
  return `${kind}${at}00`.padEnd(8, "0").concat("-0000-4000-8000-000000000000");
}
