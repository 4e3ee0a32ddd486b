import type { Channel } from "@chatflow/protocol";

const everywhere = ["status", "online", "away", "dnd", "join", "dm", "mute", "unmute", "search", "shrug", "help"] as const;
const inNamed = ["topic", "invite", "leave"] as const;

/** What one can have done by writing it, run here and never sent. */
export type CommandName = (typeof everywhere)[number] | (typeof inNamed)[number];

/** The commands that mean something in a channel, by name. */
export function commandsIn(channel: Channel): CommandName[] {
  return [...everywhere, ...(channel.type === "direct" ? [] : inNamed)].sort();
}

export type Written =
  | { kind: "text"; text: string }
  | { kind: "command"; name: CommandName; argument: string }
  /** Begins like a command and is none. */
  | { kind: "unknown"; name: string };

const begun = /^\/([\p{L}][\p{L}\p{N}_-]*)(?:\s+|$)/u;

/**
 * What a text that is about to be sent is. Only a word right after the first slash makes a command, so that a path such
 * as /etc/hosts is a text; two slashes are one that is meant.
 */
export function readWritten(text: string): Written {
  if (text.startsWith("//") && begun.test(text.slice(1))) return { kind: "text", text: text.slice(1) };
  const found = begun.exec(text);
  if (!found) return { kind: "text", text };
  const name = (found[1] ?? "").toLowerCase();
  const known = [...everywhere, ...inNamed].find((command) => command === name);
  return known ? { kind: "command", name: known, argument: text.slice(found[0].length).trim() } : { kind: "unknown", name };
}

/** The usernames that an argument names. */
export function namesIn(argument: string): string[] {
  return argument
    .split(/[\s,]+/)
    .map((name) => name.replace(/^@/, "").toLowerCase())
    .filter((name) => name !== "");
}

/** To whom, and what is to be said. */
export function readDirect(argument: string): { name: string | undefined; text: string } {
  const [to = ""] = argument.split(/\s/, 1);
  return { name: namesIn(to)[0], text: argument.slice(to.length).trim() };
}

/** An emoji at the beginning, and the words after it. */
export function readStatus(argument: string): { emoji: string; text: string } {
  const emoji = /^\p{RGI_Emoji}/v.exec(argument)?.[0] ?? "";
  return { emoji, text: argument.slice(emoji.length).replaceAll(/\s+/g, " ").trim() };
}
