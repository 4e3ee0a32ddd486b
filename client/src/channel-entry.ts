import type { ChannelEntry, Event, Head, MemberSettings, Message, ReadState } from "@chatflow/protocol";

/** An event about one channel: all but those about oneself and about who is there. */
export type ChannelEvent = Extract<Event, { channelId: string }>;

/**
 * What an event makes of one's own entry of its channel; undefined means that one does not have the channel. An event
 * that the entry reflects already changes nothing for the worse, so events may be applied to a list read after them.
 */
export function entryAfter(entry: ChannelEntry | undefined, event: ChannelEvent, myId: string | undefined): ChannelEntry | undefined {
  switch (event.type) {
    case "message.created":
    case "message.updated":
      return entry && withHead(entry, headAt(event.message, event.rev));
    case "typing":
    case "thread.updated":
    case "receipt.updated":
    case "saved.updated":
    case "draft.updated":
      return entry;
    case "read.updated":
      return entry && withRead(entry, event.read);
    case "settings.updated":
      return entry && withSettings(entry, event.settings);
    case "channel.created":
      return entry ? withHead(event.entry, entry.head) : event.entry;
    case "channel.updated":
      return entry && { ...entry, channel: event.channel };
    case "member.joined": {
      const { channel, head, member } = event;
      if (member.userId !== myId) return entry && { ...entry, channel };
      // What was said before one came is not new.
      const read = { readSeq: head.seq, unread: 0, mentions: 0, seq: head.seq, rev: head.rev };
      const joined = { channel, head, membership: member, read };
      return entry ? withHead(joined, entry.head) : joined;
    }
    case "member.updated":
      return entry && event.member.userId === myId ? { ...entry, membership: event.member } : entry;
    case "member.left":
      if (event.userId === myId) return undefined;
      return entry && { ...entry, channel: { ...entry.channel, memberCount: event.memberCount } };
    default:
      // A newer server may tell more than this client knows of; a type error here names what was forgotten.
      event satisfies never;
      return entry;
  }
}

/** The entry with the count that is further on: positions only grow, and the same may be counted again later. */
function withRead(entry: ChannelEntry, read: ReadState): ChannelEntry {
  const before = entry.read;
  const isOlder = before && (read.readSeq < before.readSeq || (read.readSeq === before.readSeq && read.rev < before.rev));
  return isOlder ? entry : { ...entry, read };
}

/** The entry with the head that is further on: heads only grow. */
export function withHead(entry: ChannelEntry, head: Head): ChannelEntry {
  const { seq, lastMessageAt } = head.seq > entry.head.seq ? head : entry.head;
  const rev = Math.max(entry.head.rev, head.rev);
  return seq === entry.head.seq && rev === entry.head.rev ? entry : { ...entry, head: { seq, rev, lastMessageAt } };
}

/** The head of a channel whose newest change this is; `withHead` takes of it what is newer. */
export function headAt(message: Message, rev = message.rev): Head {
  return { seq: message.seq, rev, lastMessageAt: message.createdAt };
}

/** The entry with these settings, as the server gives it: without any where nothing is set. */
export function withSettings({ settings: _, ...entry }: ChannelEntry, settings: MemberSettings): ChannelEntry {
  const { muted, favourite, sectionId } = settings;
  return muted || favourite || sectionId !== null ? { ...entry, settings } : entry;
}
