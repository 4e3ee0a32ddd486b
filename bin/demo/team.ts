import { type Client, createClient } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { messageId } from "./fill.ts";
import { password, people, type Username } from "./people.ts";

type Saying = { thread?: Message; alsoInChannel?: boolean; quote?: Message };

/** The people of the demo, signed in and ready to act; for what a filled workspace does not have yet. */
export class Team {
  readonly #calls = new Map<string, Client["call"]>();
  readonly #ids = new Map<string, string>();
  readonly #url: string;

  static async signIn(url: string): Promise<Team> {
    const team = new Team(url);
    for (const { username } of people) {
      team.#know(username, await createClient({ url }).call("accounts.signIn", { login: username, password, session: "bearer" }));
    }
    return team;
  }

  private constructor(url: string) {
    this.#url = url;
  }

  #know(username: string, { user, token }: { user: { id: string }; token?: string | undefined }): void {
    if (token === undefined) throw new Error(`${username} got no token`);
    this.#calls.set(username, createClient({ url: this.#url, token }).call);
    this.#ids.set(username, user.id);
  }

  /** The commands as one of them. */
  as(username: string): Client["call"] {
    const call = this.#calls.get(username);
    if (!call) throw new Error(`${username} is not of the team`);
    return call;
  }

  id(username: string): string {
    const id = this.#ids.get(username);
    if (id === undefined) throw new Error(`${username} is not of the team`);
    return id;
  }

  /** Somebody new comes by invitation. */
  async join(username: string, name: string): Promise<void> {
    const invitation = await this.invite();
    const account = { username, name, email: `${username}@freewheel.example`, password, invitation, session: "bearer" as const };
    this.#know(username, await createClient({ url: this.#url }).call("accounts.signUp", account));
  }

  async invite(): Promise<string> {
    return (await this.as("maren")("invitations.create", { uses: 10 })).code;
  }

  /** The id of the channel of this name, or of the conversation of exactly two. */
  async channel(name: string): Promise<string> {
    const { channels } = await this.as("maren")("channels.browse", { query: name });
    const found = channels.find(({ channel }) => channel.type !== "direct" && channel.name === name);
    if (!found) throw new Error(`there is no channel ${name}`);
    return found.channel.id;
  }

  async direct(username: Username, other: Username): Promise<string> {
    return (await this.as(username)("channels.create", { type: "direct", userIds: [this.id(other)] })).channel.id;
  }

  async say(username: string, channelId: string, text: string, { thread, alsoInChannel, quote }: Saying = {}): Promise<Message> {
    return this.as(username)("messages.send", {
      channelId,
      id: messageId(new Date()),
      text,
      ...(thread && { threadId: thread.id, alsoInChannel: alsoInChannel ?? false }),
      ...(quote && { quote: { channelId: quote.channelId, messageId: quote.id } }),
    });
  }

  /** The newest message that has these words. */
  async find(channelId: string, words: string): Promise<Message> {
    let before: number | undefined;
    for (;;) {
      const page = await this.as("maren")("messages.list", { channelId, limit: 100, ...(before !== undefined && { before }) });
      const found = page.messages.findLast(({ text }) => text.includes(words));
      if (found) return found;
      before = page.messages[0]?.seq;
      if (before === undefined) throw new Error(`nobody has said "${words}"`);
    }
  }

  async react(message: Message, emoji: string, ...usernames: Username[]): Promise<void> {
    const { channelId, id: messageId } = message;
    for (const username of usernames) await this.as(username)("messages.react", { channelId, messageId, emoji });
  }
}
