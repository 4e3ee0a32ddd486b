import type { Chat } from "@chatflow/client";
import type { Availability, Channel } from "@chatflow/protocol";
import { refused } from "../accounts/refused.ts";
import { findPublic } from "../channels/find-public.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress, searchAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { withoutShortcodes } from "../scheduled/without-shortcodes.ts";
import type { DialogRequest } from "../shell/dialogs.ts";
import { type CommandName, namesIn, readDirect, readStatus } from "./commands.ts";

/** What is left to do for the field: a word about it, a text to send, or one to go on with. */
export type Outcome = { told?: string; send?: string; draft?: string };

type Where = { chat: Chat; channel: Channel; openDialog: (request: DialogRequest) => void };

/** Runs a command. Rejects with what is to be done about it when it cannot. */
export async function runCommand(name: CommandName, argument: string, { chat, channel, openDialog }: Where): Promise<Outcome> {
  switch (name) {
    case "status":
      return setStatus(chat, argument);
    case "online":
      return setAvailability(chat, "auto", t("composer.told.online"));
    case "away":
      return setAvailability(chat, "away", t("composer.told.away"));
    case "dnd":
      return setAvailability(chat, "dnd", t("composer.told.dnd"));
    case "join":
      return join(chat, argument);
    case "dm":
      return direct(chat, argument);
    case "mute":
      await chat.arrange(channel.id, { muted: true });
      return { told: t("composer.told.muted") };
    case "unmute":
      await chat.arrange(channel.id, { muted: false });
      return { told: t("composer.told.unmuted") };
    case "search":
      navigate(searchAddress(argument));
      return {};
    case "topic":
      mustBeNamed(channel);
      await chat.client.call("channels.update", { channelId: channel.id, topic: argument.replaceAll(/\s+/g, " ") });
      return { told: argument === "" ? t("composer.told.noTopic") : t("composer.told.topic") };
    case "invite":
      mustBeNamed(channel);
      return invite(chat, channel.id, argument);
    case "leave":
      mustBeNamed(channel);
      openDialog({ kind: "leave-channel", channelId: channel.id });
      return {};
    case "shrug":
      return { send: `${argument} ¯\\\\\\_(ツ)\\_/¯`.trim() };
    case "help":
      return { draft: "/" };
  }
}

async function setStatus(chat: Chat, argument: string): Promise<Outcome> {
  const { emoji, text } = readStatus(argument);
  // A text alone gets a sign of its own, so that it is seen where there is no room for words.
  await chat.updateMe({ statusEmoji: text !== "" && emoji === "" ? "💬" : emoji, statusText: text });
  return { told: argument === "" ? t("composer.told.noStatus") : t("composer.told.status") };
}

async function setAvailability(chat: Chat, availability: Availability, told: string): Promise<Outcome> {
  await chat.updateMe({ availability });
  return { told };
}

async function join(chat: Chat, argument: string): Promise<Outcome> {
  const name = argument.replace(/^#/, "").normalize("NFC").toLowerCase();
  if (name === "") throw refused(t("composer.refused.whichChannel"));
  const channelId = await findPublic(chat, name);
  if (channelId === null) throw refused(t("composer.refused.noChannel", { name }));
  await chat.client.call("channels.join", { channelId });
  navigate(channelAddress(channelId));
  return {};
}

/** Opens the conversation with somebody; what is written after the name is said there. */
async function direct(chat: Chat, argument: string): Promise<Outcome> {
  const { name, text } = readDirect(argument);
  if (name === undefined) throw refused(t("composer.refused.toWhom"));
  const user = await userNamed(chat, name);
  const { channel } = await chat.client.call("channels.create", { type: "direct", userIds: [user.id] });
  if (text !== "") chat.send(channel.id, await withoutShortcodes(text));
  navigate(channelAddress(channel.id));
  return {};
}

async function invite(chat: Chat, channelId: string, argument: string): Promise<Outcome> {
  const names = namesIn(argument);
  if (names.length === 0) throw refused(t("composer.refused.whom"));
  const users = await Promise.all(names.map((name) => userNamed(chat, name)));
  for (const user of users) await chat.client.call("channels.addMember", { channelId, userId: user.id });
  return { told: t("composer.told.invited", { count: users.length }) };
}

async function userNamed(chat: Chat, username: string) {
  const { users } = await chat.client.call("users.list", { query: username, limit: 50 });
  const found = users.find((user) => user.username.toLowerCase() === username);
  if (!found) throw refused(t("composer.refused.noUser", { name: username }));
  return found;
}

function mustBeNamed(channel: Channel): void {
  if (channel.type === "direct") throw refused(t("composer.refused.direct"));
}
