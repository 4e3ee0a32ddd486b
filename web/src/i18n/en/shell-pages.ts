import type { Text } from "../text.ts";

export const shellPages = {
  "shell.welcome": "Welcome",
  "shell.welcome.named": "Welcome, {name}",
  "shell.welcome.lead": "Conversations live in channels: one for a team, a project or a topic.",
  "shell.welcome.create": "Create a channel",
  "shell.welcome.create.text": "Name it after what it is about, such as #general.",
  "shell.welcome.browse": "Browse channels",
  "shell.welcome.browse.text": "See what there is already, and join.",
  "shell.welcome.invite": "Invite people",
  "shell.welcome.invite.text": "Make a link and send it to a colleague.",
  "shell.notFound": "Not found · ChatFlow",
  "shell.notFound.title": "There is nothing at this address",
  "shell.notFound.text": "The link may be incomplete, or what was here is gone. If somebody sent it to you, ask them to copy it again.",
  "shell.notFound.home": "Go to your channels",
} as const satisfies Record<string, Text>;
