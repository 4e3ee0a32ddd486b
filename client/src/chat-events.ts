import type { Event } from "@chatflow/protocol";
import type { Stores } from "./stores.ts";

/** Gives an event of the server's to all that it concerns. */
export function applyEvent(stores: Stores, event: Event) {
  const { channels, parts, outgoing, reads, standing, typing, users, workspace } = stores;
  const { myId } = standing;
  if ("channelId" in event) channels.apply(event, myId);
  parts.event(event);
  switch (event.type) {
    case "message.created":
      typing.said(event.message, event.message.authorId);
      return stores.received(event.message, event.rev, false);
    case "message.updated":
      return stores.received(event.message, event.rev, false);
    case "typing":
      return typing.heard(event, event.userId);
    case "read.updated":
      return reads.counted(event.channelId, event.read);
    case "channel.created":
      return gained(stores, event.channelId);
    case "member.joined":
      return event.member.userId === myId ? gained(stores, event.channelId) : undefined;
    case "member.left":
      return event.userId === myId ? lost(stores, event.channelId) : undefined;
    case "channel.updated":
    case "member.updated":
    case "thread.updated":
    case "receipt.updated":
    case "saved.updated":
    case "draft.updated":
    case "settings.updated":
    case "scheduled.updated":
    case "presence.updated":
      return;
    case "workspace.updated":
      return workspace.heard(event.workspace);
    case "user.updated":
      return event.user.id === myId ? undefined : users.heard(event.user); // oneself: by `me.updated`
    case "me.updated":
      return outgoing.oneself.heard(event.me);
    default:
      event satisfies never;
  }
}

function gained({ channels, gaps, reads, timelines, parts }: Stores, channelId: string) {
  const entry = channels.get(channelId);
  if (!entry) return;
  gaps.known(channelId, entry.head.rev);
  if (entry.read) reads.counted(channelId, entry.read);
  const timeline = timelines.get(channelId);
  // A page that is under way may have been asked for before one came, and be refused.
  if (timeline && timeline.get().status !== "ready") timeline.reload();
  parts.gained(channelId);
}

/** One is not in this channel any more. */
export function lost({ reads, gaps, timelines, parts, keeping }: Stores, channelId: string): void {
  reads.forget(channelId);
  gaps.forget(channelId);
  timelines.get(channelId)?.close();
  parts.lost(channelId);
  keeping.timelineChanged(channelId);
}
