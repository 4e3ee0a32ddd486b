import { type Kysely, sql } from "kysely";

/** How many parts `messages` has. It cannot change later without moving every row; 16 suits one disk up to many. */
const messagePartitions = 16;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table workspace (
      only_row boolean primary key default true check (only_row),
      name text not null,
      registration text not null check (registration in ('open', 'invitation')),
      epoch uuid not null default gen_random_uuid()
    )`.execute(db);
  await sql`insert into workspace (name, registration) values ('ChatFlow', 'invitation')`.execute(db);

  // users, sessions, credentials and verifications have the columns that better-auth wants, under our names.
  await sql`
    create table users (
      id uuid primary key default gen_random_uuid(),
      username text not null unique,
      email text not null unique,
      email_verified boolean not null default false,
      name text not null,
      image text,
      role text not null default 'user' check (role in ('admin', 'moderator', 'user')),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`create index users_by_name on users (lower(name), id)`.execute(db);
  await sql`
    create table sessions (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users on delete cascade,
      token text not null unique,
      expires_at timestamptz(3) not null,
      ip_address text,
      user_agent text,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`create index sessions_by_user on sessions (user_id)`.execute(db);
  await sql`
    create table credentials (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users on delete cascade,
      account_id text not null,
      provider_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz(3),
      refresh_token_expires_at timestamptz(3),
      scope text,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      unique (provider_id, account_id)
    )`.execute(db);
  await sql`create index credentials_by_user on credentials (user_id)`.execute(db);
  await sql`
    create table verifications (
      id uuid primary key default gen_random_uuid(),
      identifier text not null,
      value text not null,
      expires_at timestamptz(3) not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`create index verifications_by_identifier on verifications (identifier)`.execute(db);
  await sql`
    create table invitations (
      id uuid primary key default gen_random_uuid(),
      -- sha-256 of the code: a stolen backup lets nobody in
      code_hash bytea not null unique,
      created_by uuid not null references users,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      uses integer not null check (uses > 0),
      used integer not null default 0 check (used <= uses),
      revoked_at timestamptz(3)
    )`.execute(db);

  await sql`
    create table channels (
      id uuid primary key default gen_random_uuid(),
      type text not null check (type in ('public', 'private', 'direct')),
      name text check ((name is null) = (type = 'direct')),
      topic text not null default '',
      created_by uuid not null references users,
      created_at timestamptz(3) not null default now(),
      -- the sorted user ids of a direct conversation, so that the same people have one
      direct_key text unique check ((direct_key is not null) = (type = 'direct')),
      member_count integer not null default 0,
      seq bigint not null default 0,
      rev bigint not null default 0,
      last_message_at timestamptz(3)
    ) with (fillfactor = 50)`.execute(db); // room for the counters' updates to stay on their page
  // Only public names are unique: a private channel's name must not be found out by trying to take it.
  await sql`create unique index channels_public_name on channels (name) where type = 'public'`.execute(db);
  await sql`
    create table members (
      channel_id uuid not null references channels,
      user_id uuid not null references users,
      role text not null default 'member' check (role in ('owner', 'moderator', 'member')),
      joined_at timestamptz(3) not null default now(),
      primary key (channel_id, user_id)
    )`.execute(db);
  await sql`create index members_by_user on members (user_id, channel_id)`.execute(db);

  // No foreign keys: the statement that inserts has the author's membership and the channel's counter in its hands,
  // and nothing else inserts; the checks would cost a third of the throughput.
  await sql`
    create table messages (
      channel_id uuid not null,
      id uuid not null,
      seq bigint not null,
      rev bigint not null,
      author_id uuid not null,
      text text not null,
      created_at timestamptz(3) not null,
      primary key (channel_id, id)
    ) partition by hash (channel_id)`.execute(db);
  await sql`create unique index messages_by_seq on messages (channel_id, seq)`.execute(db);
  await sql`create unique index messages_by_rev on messages (channel_id, rev)`.execute(db);
  for (let part = 0; part < messagePartitions; part++) {
    await sql`
      create table ${sql.table(`messages_${part}`)} partition of messages
      for values with (modulus ${sql.lit(messagePartitions)}, remainder ${sql.lit(part)})`.execute(db);
  }
}
