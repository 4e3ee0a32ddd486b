import type { ChannelType } from "@chatflow/protocol";

/**
 * What happened in a run, as the clients saw it. Everything is numbered by one counter, `Tick`, in the order in
 * which this process saw it; there are no clocks to compare.
 */
export type Tick = number;

/** A message as far as the contract speaks of it. */
export type Seen = {
  id: string;
  channelId: string;
  seq: number;
  rev: number;
  authorId: string;
  text: string;
  deleted: boolean;
  /** Of a reply, the message that its thread began with. */
  threadId: string | null;
  /** Who reacted with what, in one line. */
  reactions: string;
  /** How many replies its summary counts. */
  replies: number;
};

/** A message left its author's client for the first time. */
export type Attempt = { id: string; channelId: string; authorId: string; text: string; at: Tick };

/** The server told an author that a message is stored. */
export type Acknowledgement = { userId: string; message: Seen; at: Tick };

/** A call that changes one thing of a message: its text, whether it stands, or one's own reaction with one emoji. */
export type ChangeCall = {
  userId: string;
  channelId: string;
  messageId: string;
  /** What it changes, and to what. */
  part: "text" | "deleted" | `reaction ${string}`;
  wanted: string | boolean;
  sentAt: Tick;
  /** `unknown`: no answer came, or one that says nothing certain. It may be carried out at any time, or never. */
  outcome: "unknown" | "done" | "refused";
};

/** Something of a channel reached a client. */
export type Delivery = {
  userId: string;
  /** The type of the event, or the command that was answered. */
  what: string;
  channelId: string;
  message: Seen | null;
  at: Tick;
  /** The live connection that it came on; null over HTTP. */
  connection: number | null;
  /** For an answer, when it was asked for; null for an event. */
  askedAt: Tick | null;
};

/** A client learned how far a channel is: its list was read, it joined, it caught up. */
export type ToldHead = { userId: string; channelId: string; rev: number; at: Tick };

/** A call that makes somebody a member or ends that. */
export type MembershipCall = {
  userId: string;
  channelId: string;
  kind: "join" | "leave";
  sentAt: Tick;
  /** Null when no answer came: whether and when it was carried out is not known. */
  answeredAt: Tick | null;
  /** `out`: done, or refused because the person was no member, which says the same. */
  outcome: "unknown" | "in" | "out" | "refused";
  connection: number | null;
};

export type Room = {
  id: string;
  type: ChannelType;
  /** In every message of it, and in no other; null in rooms that are open to all. */
  canary: string | null;
  /** Its members when the clients started. */
  members: ReadonlySet<string>;
};

/** A canary turned up in what the server sent to somebody. */
export type Sighting = { userId: string; channelId: string; where: string; at: Tick };

/** A conversation in a client's store after healing, and the same read afresh. */
export type View = { userId: string; channelId: string; threadId: string | null; shown: Seen[]; fresh: Seen[] };

/** The channels in a client's store after healing, and the same read afresh. */
export type ChannelsView = { userId: string; shown: string[]; fresh: string[] };

export type History = {
  rooms: Room[];
  attempts: Attempt[];
  acknowledgements: Acknowledgement[];
  changes: ChangeCall[];
  deliveries: Delivery[];
  told: ToldHead[];
  memberships: MembershipCall[];
  sightings: Sighting[];
  /** The table of messages, in the order of channel and `seq`. */
  stored: Seen[];
  /** Where each channel's row says that it stands. */
  heads: { channelId: string; seq: number; rev: number }[];
  views: View[];
  channels: ChannelsView[];
};

export type FindingKind = "lost" | "doubled" | "reordered" | "leaked" | "diverged";

/** One way in which the history breaks the delivery contract; `subject` is the id of what it happened to. */
export type Finding = { kind: FindingKind; subject: string; words: string };
