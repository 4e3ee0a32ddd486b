import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "Invite people",
  "workspace.invite.lead": "Send this link to the people who should join.",
  "workspace.invite.link": "Invitation link",
  "workspace.invite.making": "Making a link…",
  "workspace.invite.local":
    "This link works on this machine alone. Open ChatFlow by the address that the others reach it under, or set CHATFLOW_PUBLIC_URL to it, and make the link there.",
  "workspace.invite.terms": {
    one: "It works for one person, until {date}. Only share it with people you trust: whoever has it can join.",
    other: "It works for {count} people, until {date}. Only share it with people you trust: whoever has it can join.",
  },
  "workspace.invite.tryAgain": "Try again",
  "workspace.logo": "Picture",
  "workspace.logo.choose": "Choose a picture",
  "workspace.logo.remove": "Remove",
  "workspace.logo.hint": "The picture is cropped to a square in its middle.",
  "workspace.logo.unreadable": "This is not a picture that the browser can read. Choose a PNG or a JPEG.",
  "workspace.settings": "Workspace settings",
  "workspace.settings.name": "Name",
  "workspace.settings.registration": "Who can create an account",
  "workspace.settings.byInvitation": "People with an invitation link",
  "workspace.settings.byInvitation.text": "Every member can make one.",
  "workspace.settings.open": "Anyone who reaches this address",
  "workspace.settings.open.text": "Right for a private network, risky on the internet.",
  "workspace.settings.cancel": "Cancel",
  "workspace.settings.save": "Save",
} as const satisfies Record<string, Text>;
