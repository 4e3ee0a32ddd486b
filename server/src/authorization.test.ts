import { mkdir, writeFile } from "node:fs/promises";
import { type CommandName, type Hello, type Input, routes } from "@chatflow/protocol";
import { commands } from "@chatflow/protocol/commands";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { codeOf, type Person, testServer } from "../test/server.ts";
import { signedInSocket } from "../test/socket.ts";

/**
 * The authorisation matrix: every command x who calls it x, where it is about a channel, the channel's type; each over
 * HTTP and over the WebSocket. A command that is in the table but not here fails the last test.
 */
const server = await testServer();
const admin = await server.person("admin");
const [owner, moderator, member, former, outsider] = [
  await server.person("owner"),
  await server.person("moderator"),
  await server.person("member"),
  await server.person("former"),
  await server.person("outsider"),
];
const people = { owner, moderator, member, former, outsider, admin };
type Who = keyof typeof people;
type ChannelType = "public" | "private" | "direct";

/** Cells of the matrix that were tried. */
let cells = 0;

/** What a call gives, as a code; over HTTP as a program, or on a socket. */
async function over(transport: "http" | "socket", person: Person, name: CommandName, input: object): Promise<string> {
  cells += 1;
  if (transport === "http") {
    return codeOf(person.call(name, input as Input<typeof name>));
  }
  const { ok, error } = await (await signedInSocket(server.url, person.token)).call(name, input);
  return ok ? "ok" : (error as { code: string }).code;
}

/** A channel in which the owner, its moderator and the member are, the former was, and the outsider and the admin are not. */
async function makeChannel(type: ChannelType): Promise<string> {
  if (type === "direct") {
    // Each group once: people have one direct conversation together, so a filler makes it new.
    const filler = await server.db.pool.query<{ id: string }>(
      "insert into users (username, email, name) values ($1, $1, $1) returning id",
      [`filler-${uuidv7()}`],
    );
    const { channel } = await owner.call("channels.create", {
      type,
      userIds: [moderator.user.id, member.user.id, filler.rows[0]?.id ?? ""],
    });
    return channel.id;
  }
  const { channel } = await owner.call("channels.create", { type, name: `c-${uuidv7()}` });
  for (const { user } of [moderator, member, former]) await owner.call("channels.addMember", { channelId: channel.id, userId: user.id });
  await owner.call("channels.setRole", { channelId: channel.id, userId: moderator.user.id, role: "moderator" });
  await former.call("channels.leave", { channelId: channel.id });
  return channel.id;
}

const others: Record<"in" | "out", Who[]> = { in: ["owner", "moderator", "member"], out: ["former", "outsider", "admin"] };
type Cells = Record<ChannelType, Partial<Record<Who | "in" | "out", string>>>;

const reading: Cells = {
  public: { in: "ok", out: "not_member" },
  private: { in: "ok", out: "not_found" },
  direct: { in: "ok", out: "not_found" },
};
const seeing: Cells = { ...reading, public: { in: "ok", out: "ok" } };
const fixed = { in: "direct_fixed", out: "not_found" };
/** Of what the owner may, and nobody else in the channel. */
const owning: Cells = {
  public: { owner: "ok", in: "forbidden", out: "not_member" },
  private: { owner: "ok", in: "forbidden", out: "not_found" },
  direct: fixed,
};
/** Of what its moderators may, too, and a member may not. */
const leading: Cells = {
  public: { in: "ok", member: "forbidden", out: "not_member" },
  private: { in: "ok", member: "forbidden", out: "not_found" },
  direct: fixed,
};

/** A message of the owner's in the channel. */
async function ownersMessage(channelId: string): Promise<{ messageId: string }> {
  const { id } = await owner.call("messages.send", { channelId, id: uuidv7(), text: "the owner's" });
  return { messageId: id };
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const newMessage = () => ({ id: uuidv7(), text: "hello" });

/** A thread that the owner began. */
async function ownersThread(channelId: string): Promise<{ threadId: string }> {
  return { threadId: (await ownersMessage(channelId)).messageId };
}

/** A message that only the outsider can read, to be quoted by others. */
const outsidersRoom = (await outsider.call("channels.create", { type: "private", name: "outside" })).channel.id;
const outsidersMessage = outsider
  .call("messages.send", { channelId: outsidersRoom, ...newMessage() })
  .then(({ id }) => ({ messageId: id }));

/** Of who may send, but not quote that. */
const quoting: Cells = {
  public: { in: "not_found", out: "not_member" },
  private: { in: "not_found", out: "not_found" },
  direct: { in: "not_found", out: "not_found" },
};
const outsidersQuote = async () => ({ ...newMessage(), quote: { channelId: outsidersRoom, ...(await outsidersMessage) } });

const channelCommands: Record<string, { cells: Cells; input?: (channelId: string) => object | Promise<object> }> = {
  "channels.get": { cells: seeing },
  "channels.members": { cells: seeing },
  "channels.update": {
    input: () => ({ topic: "new" }),
    cells: { ...leading, direct: { in: "forbidden", out: "not_found" } },
  },
  "channels.join": {
    cells: { public: { in: "ok", out: "ok" }, private: { in: "ok", out: "not_found" }, direct: { in: "ok", out: "not_found" } },
  },
  "channels.leave": {
    cells: { ...reading, direct: fixed },
  },
  "channels.addMember": {
    input: () => ({ userId: former.user.id }),
    cells: { ...reading, direct: fixed },
  },
  "channels.removeMember": { cells: leading, input: () => ({ userId: member.user.id }) },
  "channels.setRole": { cells: owning, input: () => ({ userId: member.user.id, role: "moderator" }) },
  "channels.archive": { cells: owning },
  "channels.unarchive": { cells: owning },
  "channels.updateSettings": { cells: reading, input: () => ({ muted: true }) },
  "messages.send": { cells: reading, input: newMessage },
  // a command with another input asks for other rights
  "messages.send of a reply": { cells: reading, input: async (channelId) => ({ ...(await ownersThread(channelId)), ...newMessage() }) },
  "messages.send of a quote": { cells: quoting, input: outsidersQuote },
  "messages.list": { cells: reading },
  "messages.list of a thread": { cells: reading, input: ownersThread },
  "threads.get": { cells: reading, input: ownersThread },
  "threads.follow": { cells: reading, input: ownersThread },
  "threads.unfollow": { cells: reading, input: ownersThread },
  "threads.markRead": { cells: reading, input: async (channelId) => ({ ...(await ownersThread(channelId)), seq: 1 }) },
  "messages.changes": { cells: reading, input: () => ({ since: 0 }) },
  "channels.typing": { cells: reading },
  "channels.markRead": { cells: reading, input: () => ({ seq: 1 }) },
  "channels.markDelivered": { cells: reading, input: () => ({ seq: 1 }) },
  "channels.receipts": { cells: reading },
  "messages.get": { cells: reading, input: ownersMessage },
  "messages.history": { cells: reading, input: ownersMessage },
  "messages.pins": { cells: reading },
  "messages.pin": { cells: reading, input: ownersMessage },
  "messages.unpin": { cells: reading, input: ownersMessage },
  "messages.react": { cells: reading, input: async (channelId) => ({ ...(await ownersMessage(channelId)), emoji: "👍" }) },
  "messages.unreact": { cells: reading, input: async (channelId) => ({ ...(await ownersMessage(channelId)), emoji: "👍" }) },
  "saved.add": { cells: reading, input: ownersMessage },
  "saved.remove": { cells: reading, input: ownersMessage },
  "drafts.set": { cells: reading, input: () => ({ text: "not sent yet" }) },
  "scheduled.create": { cells: reading, input: () => ({ ...newMessage(), sendAt: tomorrow() }) },
  "scheduled.create of a quote": { cells: quoting, input: async () => ({ ...(await outsidersQuote()), sendAt: tomorrow() }) },
  "messages.edit": {
    input: async (channelId) => ({ ...(await ownersMessage(channelId)), text: "edited" }),
    cells: { ...owning, direct: { owner: "ok", in: "forbidden", out: "not_found" } },
  },
  "messages.delete": {
    input: ownersMessage,
    cells: { ...leading, direct: { owner: "ok", in: "forbidden", out: "not_found" } },
  },
};

/** A live connection of the member's, by its name. */
async function membersConnection(): Promise<string> {
  const { frames } = await signedInSocket(server.url, member.token);
  const { hello } = frames[0] as { hello: Hello };
  return hello.connectionId;
}

/** What the owner wants to say later, in a conversation that nobody else here is in. */
async function ownersScheduled(): Promise<{ scheduledId: string }> {
  const { channel } = await owner.call("channels.create", { type: "private", name: `c-${uuidv7()}` });
  const { id } = await owner.call("scheduled.create", { channelId: channel.id, ...newMessage(), sendAt: tomorrow() });
  return { scheduledId: id };
}

/** What needs no channel: outcomes for nobody, a user and the admin. `input` may depend on the caller. */
const plainCommands: Record<string, { nobody: string; user: string; admin: string; input?: () => Promise<object> }> = {
  "workspace.get": { nobody: "ok", user: "ok", admin: "ok" },
  "workspace.update": { nobody: "unauthenticated", user: "forbidden", admin: "ok" },
  "sessions.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  // of somebody else
  "sessions.revoke": {
    nobody: "unauthenticated",
    user: "not_found",
    admin: "not_found",
    input: async () => ({ sessionId: (await member.call("sessions.list", {})).sessions[0]?.id }),
  },
  "users.me": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "users.updateMe": { nobody: "unauthenticated", user: "ok", admin: "ok", input: async () => ({ statusText: "at work" }) },
  "users.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  // of somebody else
  "presence.watch": {
    nobody: "unauthenticated",
    user: "not_found",
    admin: "not_found",
    input: async () => ({ connectionId: await membersConnection(), userIds: [owner.user.id] }),
  },
  "presence.report": {
    nobody: "unauthenticated",
    user: "not_found",
    admin: "not_found",
    input: async () => ({ connectionId: await membersConnection(), active: false }),
  },
  "invitations.create": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "invitations.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "invitations.get": {
    nobody: "ok",
    user: "ok",
    admin: "ok",
    input: async () => ({ code: (await member.call("invitations.create", {})).code }),
  },
  // of somebody else
  "invitations.revoke": {
    nobody: "unauthenticated",
    user: "not_found",
    admin: "ok",
    input: async () => ({ invitationId: (await member.call("invitations.create", {})).invitation.id }),
  },
  "channels.create": { nobody: "unauthenticated", user: "ok", admin: "ok", input: async () => ({ type: "private", name: "own" }) },
  "channels.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "channels.browse": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "threads.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "saved.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "mentions.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  "scheduled.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
  // of somebody else
  "scheduled.update": { nobody: "unauthenticated", user: "not_found", admin: "not_found", input: ownersScheduled },
  "scheduled.remove": { nobody: "unauthenticated", user: "not_found", admin: "not_found", input: ownersScheduled },
  "drafts.list": { nobody: "unauthenticated", user: "ok", admin: "ok" },
};

/** Only over HTTP, and open to everyone or ending one's own session: tested with the accounts. */
const sessionCommands = ["accounts.signUp", "accounts.signIn", "accounts.signOut"];

const nobody: Person = { ...outsider, token: "", call: (await import("@chatflow/client")).createClient({ url: server.url }).call };

/** The command of a row, which may say after it with what. */
const commandOf = (row: string) => row.split(" of ")[0] as CommandName;

describe.each(Object.entries(channelCommands))("%s", (row, { cells, input }) => {
  const name = commandOf(row);
  test.each(Object.entries(cells) as [ChannelType, Cells[ChannelType]][])("[K1, K2] in a %s channel", async (type, expected) => {
    for (const transport of ["http", "socket"] as const) {
      for (const [side, whos] of Object.entries(others) as ["in" | "out", Who[]][]) {
        for (const who of whos) {
          const channelId = await makeChannel(type);
          const outcome = await over(transport, people[who], name, { channelId, ...(await input?.(channelId)) });
          expect(`${who} over ${transport}: ${outcome}`).toBe(`${who} over ${transport}: ${expected[who] ?? expected[side]}`);
        }
      }
    }
    const channelId = await makeChannel(type);
    expect(await over("http", nobody, name, { channelId, ...(await input?.(channelId)) })).toBe("unauthenticated");
  });
});

test.each(Object.entries(plainCommands))("%s", async (name, { input, ...expected }) => {
  const ask = async (transport: "http" | "socket", person: Person) => over(transport, person, name as CommandName, (await input?.()) ?? {});
  expect({ nobody: await ask("http", nobody), user: await ask("http", outsider), admin: await ask("http", admin) }).toEqual(expected);
  expect({ user: await ask("socket", outsider), admin: await ask("socket", admin) }).toEqual({
    user: expected.user,
    admin: expected.admin,
  });
});

test("every command is in the matrix, and those for HTTP alone are not on the socket", async () => {
  const covered = [...new Set(Object.keys(channelCommands).map(commandOf)), ...Object.keys(plainCommands), ...sessionCommands];
  expect(covered.toSorted()).toEqual(Object.keys(routes).toSorted());
  const httpOnly = Object.entries(commands).flatMap(([name, command]) => ("httpOnly" in command ? [name] : []));
  expect(httpOnly.toSorted()).toEqual(sessionCommands.toSorted());
  for (const name of sessionCommands) expect(await over("socket", outsider, name as CommandName, {})).toBe("unknown_command");

  // What `npm run authz` prints.
  const folder = new URL("../../test-results/", import.meta.url);
  await mkdir(folder, { recursive: true });
  const covered_percent = (100 * covered.length) / Object.keys(routes).length;
  await writeFile(new URL("authz.json", folder), JSON.stringify({ commands: covered.length, cells, covered_percent }));
});
