import type { User } from "@chatflow/protocol";

export type MentionOption =
  | { kind: "user"; id: string; name: string; user: User; outside?: boolean }
  | { kind: "everyone"; id: string; name: "here" | "channel"; refused: boolean };

/** As many as fit above a keyboard without scrolling much. */
const most = 8;

type Known = {
  /** People of the channel that are loaded. */
  members: readonly User[];
  /** Others whose name begins so; whether all members are known decides what is said of them. */
  found: readonly User[];
  complete: boolean;
  /** Ids of those who wrote here, the last one first. */
  recent: readonly string[];
  everyone: "no" | "refused" | "yes";
};

/** Whom `@` and what was typed after it may mean: people of the channel, those who wrote last first, then others, then everyone. */
export function mentionOptions(query: string, { members, found, complete, recent, everyone }: Known): MentionOption[] {
  const wanted = fold(query);
  const rank = new Map(recent.map((id, index) => [id, index]));
  const order = (user: User) => rank.get(user.id) ?? recent.length;
  const inside = members.filter((user) => isMeant(user, wanted)).sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
  const known = new Set(members.map((user) => user.id));
  const outside = found.filter((user) => !known.has(user.id) && isMeant(user, wanted));
  const people = [
    ...inside.map((user): MentionOption => ({ kind: "user", id: user.id, name: user.username, user })),
    ...outside.map((user): MentionOption => ({ kind: "user", id: user.id, name: user.username, user, outside: complete })),
  ];
  const all = everyone === "no" ? [] : everyoneOptions.filter(({ name }) => name.startsWith(wanted));
  return [
    ...people.slice(0, most - all.length),
    ...all.map((option): MentionOption => ({ kind: "everyone", id: option.name, ...option, refused: everyone === "refused" })),
  ];
}

const everyoneOptions = [{ name: "channel" }, { name: "here" }] as const;

/** Whether the username, or a word of the name, begins with what was typed. */
function isMeant({ name, username }: User, wanted: string): boolean {
  return [username, name, ...name.split(/\s+/)].some((word) => fold(word).startsWith(wanted));
}

/** Small letters without their accents. */
const fold = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
