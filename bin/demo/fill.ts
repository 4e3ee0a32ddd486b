import { randomUUID } from "node:crypto";
import { type Client, createClient } from "@chatflow/client";
import { password, people, type Username, workspaceName } from "./people.ts";
import type { PlannedPlace } from "./plan.ts";

type Call = Client["call"];
export type FilledPlace = PlannedPlace & { channelId: string; messageIds: readonly string[] };
export type Filled = { userIds: ReadonlyMap<Username, string>; places: readonly FilledPlace[] };

/** Makes the people, channels and messages by the commands that everybody uses, so that every rule holds for them, too. */
export async function fillWorkspace(url: string, plan: readonly PlannedPlace[], signal: AbortSignal): Promise<Filled> {
  const calls = new Map<Username, Call>();
  const userIds = new Map<Username, string>();
  const callOf = (username: Username) => known(calls, username);

  let invitation: string | undefined;
  for (const { username, name } of people) {
    const account = { username, name, email: `${username}@freewheel.example`, password, ...(invitation ? { invitation } : {}) };
    const { user, token } = await createClient({ url }).call("accounts.signUp", account, { signal });
    const { call } = createClient({ url, token });
    const own: Call = (command, input) => call(command, input, { signal });
    calls.set(username, own);
    userIds.set(username, user.id);
    if (invitation) continue;
    await own("workspace.update", { name: workspaceName });
    invitation = (await own("invitations.create", { uses: people.length - 1 })).code;
  }

  const places: FilledPlace[] = [];
  for (const planned of plan) places.push({ ...planned, channelId: await makeChannel(planned, callOf, userIds), messageIds: [] });
  const filled = await Promise.all(places.map((place) => say(place, callOf)));
  await Promise.all([...calls.values()].map((call) => call("accounts.signOut", {})));
  return { userIds, places: filled };
}

async function makeChannel({ place }: PlannedPlace, callOf: (username: Username) => Call, userIds: ReadonlyMap<Username, string>) {
  const [owner, ...others] = place.members;
  if (!owner) throw new Error(`${place.talks} has no members`);
  const otherIds = others.map((username) => known(userIds, username));
  if (place.type === "direct") return (await callOf(owner)("channels.create", { type: "direct", userIds: otherIds })).channel.id;
  const { type, name, topic } = place;
  const { channel } = await callOf(owner)("channels.create", { type, name, topic });
  for (const username of others) {
    if (type === "public") await callOf(username)("channels.join", { channelId: channel.id });
    else await callOf(owner)("channels.addMember", { channelId: channel.id, userId: known(userIds, username) });
  }
  return channel.id;
}

/** One after the other within a channel, because the order of arrival is the order of `seq`. */
async function say(place: FilledPlace, callOf: (username: Username) => Call): Promise<FilledPlace> {
  const messageIds: string[] = [];
  for (const { author, text, at } of place.lines) {
    const id = messageId(at);
    await callOf(author)("messages.send", { channelId: place.channelId, id, text });
    messageIds.push(id);
  }
  return { ...place, messageIds };
}

/** A UUIDv7 of that moment, so that the ids tell the same times as the messages; the rest of it is random, as in version 4. */
export function messageId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

function known<T>(from: ReadonlyMap<Username, T>, username: Username): T {
  const found = from.get(username);
  if (found === undefined) throw new Error(`${username} has no account`);
  return found;
}
