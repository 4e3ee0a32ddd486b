import type { Event, Message } from "@chatflow/protocol";

/** To whom an event goes: to the members of its channel at the moment of delivery, or to one person. */
export type Notice = { to: "channel"; event: ChannelEvent } | { to: "user"; userId: string; event: ChannelEvent };
export type ChannelEvent = Extract<Event, { channelId: string }>;

export type Given = Record<string, unknown>;

export type Answer = { result: unknown; notices: Notice[] };

export function aboutMessage(type: "message.created" | "message.updated", message: Message): Notice {
  return { to: "channel", event: { type, channelId: message.channelId, rev: message.rev, message } };
}
