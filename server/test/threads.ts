import type { Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { channelOf, type Person } from "./server.ts";

type Extra = { threadId?: string; alsoInChannel?: boolean };

/** Sends a message under a new id. */
export function say(person: Person, channelId: string, text: string, extra: Extra = {}): Promise<Message> {
  return person.call("messages.send", { channelId, id: uuidv7(), text, ...extra });
}

/** A channel of these people, the first one's, and a message of the second's to reply to. */
export async function threadRoom(people: [Person, Person, ...Person[]]) {
  const { channel } = await channelOf(people);
  const channelId = channel.id;
  const root = await say(people[1], channelId, "root");
  const thread = { channelId, threadId: root.id };
  const reply = (person: Person, text = "reply", extra: Extra = {}) => say(person, channelId, text, { threadId: root.id, ...extra });
  return { channelId, root, thread, reply };
}
