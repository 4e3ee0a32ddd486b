import type {
  Availability,
  ChannelRole,
  ChannelType,
  Mentions,
  Permission,
  Preferences,
  Quote,
  Reaction,
  Registration,
  Role,
  ThreadSummary,
} from "@chatflow/protocol";
import type { ColumnType, Generated } from "kysely";

/** The tables as migrations leave them, for kysely. bigint columns arrive as numbers (see db.ts). */

type Stamp = ColumnType<Date, Date | string | undefined, Date | string>;

export type Tables = {
  workspace: { only_row: Generated<boolean>; name: string; registration: Registration; epoch: Generated<string>; logo: Buffer | null };
  users: {
    id: Generated<string>;
    username: string;
    email: string;
    email_verified: Generated<boolean>;
    name: string;
    image: string | null;
    role: Generated<Role>;
    availability: Generated<Availability>;
    status_emoji: Generated<string>;
    status_text: Generated<string>;
    receipts: Generated<boolean>;
    last_seen_at: Date | null;
    title: Generated<string>;
    time_zone: Generated<string>;
    preferences: ColumnType<Partial<Preferences>, string | undefined, string>;
    created_at: Stamp;
    updated_at: Stamp;
  };
  sessions: {
    id: Generated<string>;
    user_id: string;
    token: string;
    expires_at: ColumnType<Date, Date, Date>;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Stamp;
    updated_at: Stamp;
  };
  /** better-auth's accounts: how a user proves who they are. Its columns for other providers are left out here. */
  credentials: {
    id: Generated<string>;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: Stamp;
    updated_at: Stamp;
  };
  invitations: {
    id: Generated<string>;
    code_hash: Buffer;
    created_by: string;
    created_at: Stamp;
    expires_at: ColumnType<Date, Date, Date>;
    uses: number;
    used: Generated<number>;
    revoked_at: Date | null;
  };
  channels: {
    id: Generated<string>;
    type: ChannelType;
    name: string | null;
    topic: Generated<string>;
    created_by: string;
    created_at: Stamp;
    direct_key: string | null;
    member_count: Generated<number>;
    seq: Generated<number>;
    rev: Generated<number>;
    last_message_at: Date | null;
    may_mention_everyone: Generated<Permission>;
    description: Generated<string>;
    may_post: Generated<Permission>;
    may_invite: Generated<Permission>;
    may_pin: Generated<Permission>;
    archived_at: Date | null;
    is_default: Generated<boolean>;
  };
  members: {
    channel_id: string;
    user_id: string;
    role: Generated<ChannelRole>;
    joined_at: Stamp;
    read_seq: Generated<number>;
    delivered_seq: Generated<number>;
    muted: Generated<boolean>;
    favourite: Generated<boolean>;
    section_id: string | null;
  };
  messages: {
    channel_id: string;
    id: string;
    seq: number;
    rev: number;
    author_id: string;
    text: string;
    created_at: Date;
    edited_at: Date | null;
    deleted_at: Date | null;
    pinned_at: Date | null;
    reactions: ColumnType<Reaction[], string | undefined, string>;
    thread_id: string | null;
    also_in_channel: boolean | null;
    thread: ColumnType<ThreadSummary | null, string | null | undefined, string | null>;
    mentions: string[] | null;
    mentions_everyone: Mentions["everyone"];
    quote: ColumnType<Quote | null, string | null | undefined, string | null>;
  };
  mentions: { user_id: string; channel_id: string; created_at: Date; message_id: string };
  thread_members: {
    channel_id: string;
    thread_id: string;
    user_id: string;
    following: boolean;
    read_seq: number;
    version: Generated<number>;
  };
  saved_messages: { user_id: string; channel_id: string; message_id: string; saved_at: Date };
  drafts: { user_id: string; channel_id: string; thread_id: string | null; text: string; updated_at: Date };
  scheduled_messages: {
    id: string;
    user_id: string;
    channel_id: string;
    thread_id: string | null;
    also_in_channel: boolean;
    text: string;
    quote: ColumnType<Quote | null, string | null | undefined, string | null>;
    send_at: ColumnType<Date, Date | string, Date | string>;
    failed: string | null;
  };
  message_versions: { channel_id: string; message_id: string; rev: number; text: string; replaced_at: Date };
};
