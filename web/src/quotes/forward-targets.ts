import type { Channel, User } from "@chatflow/protocol";

/** Where a message can be forwarded to: a conversation that one is in, or a person. */
export type ForwardTarget =
  | { kind: "channel"; id: string; title: string; channel: Channel }
  | { kind: "user"; id: string; title: string; user: User };

type Titled = { channel: Channel; title: string | null };

/** How many conversations are shown above the people. */
const mostChannels = 20;

/** Conversations whose title has what was typed, those that begin with it first, then the people who were found. */
export function forwardTargets(query: string, conversations: readonly Titled[], people: readonly User[]): ForwardTarget[] {
  const wanted = query.trim().replace(/^[#@]/, "").toLowerCase();
  const channels = conversations
    // A conversation with one person is found by that person.
    .filter(({ channel }) => channel.type !== "direct" || channel.userIds.length !== 2)
    .flatMap(({ channel, title }) => (title === null ? [] : [{ kind: "channel" as const, id: channel.id, title, channel }]))
    .filter(({ title }) => title.toLowerCase().includes(wanted));
  const starts = (title: string) => (title.toLowerCase().startsWith(wanted) ? 0 : 1);
  channels.sort((a, b) => starts(a.title) - starts(b.title));
  return [
    ...channels.slice(0, mostChannels),
    ...people.map((user): ForwardTarget => ({ kind: "user", id: user.id, title: user.name, user })),
  ];
}
