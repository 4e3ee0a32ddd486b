import type { ErrorCode } from "@chatflow/protocol";
import type { Text } from "../text.ts";

/** What is said about an error of the catalogue (protocol/src/errors.ts), by its code. */
const byCode = {
  "errors.malformed": "The app and the server do not understand each other. Reload the page.",
  "errors.invalid_input": "Some of this is not valid.",
  "errors.weak_password": "This password is too easy to guess. Use a longer or less common one.",
  "errors.unauthenticated": "Sign in first.",
  "errors.wrong_credentials": "Wrong username, email or password.",
  "errors.forbidden": "You may not do this.",
  "errors.foreign_origin": "This address is not one that ChatFlow is served from.",
  "errors.not_member": "Join this channel first.",
  "errors.registration_closed": "People join this workspace by invitation. Ask a member for a link.",
  "errors.not_found": "There is no such thing, or you have no access to it.",
  "errors.unknown_command": "The server does not know this yet. Reload the page.",
  "errors.invitation_invalid": "This invitation has expired, was used up or was withdrawn. Ask for a new link.",
  "errors.username_taken": "This username is taken.",
  "errors.email_taken": "There is an account with this email address.",
  "errors.name_taken": "There is a channel with this name.",
  "errors.id_conflict": "This was sent already with other words.",
  "errors.message_deleted": "This message was deleted.",
  "errors.is_reply": "This message is a reply itself. Answer in its thread.",
  "errors.too_many": "There are as many as there may be. Remove one first.",
  "errors.direct_fixed": "The people of a direct conversation do not change. Start a new one.",
  "errors.archived": "This channel is archived: it can be read, not changed.",
  "errors.last_owner": "A channel needs an owner. Make somebody else one first.",
  "errors.too_large": "This is larger than the server takes.",
  "errors.rate_limited": "That was a lot at once. Wait a moment, then try again.",
  "errors.internal": "The server failed. The failure was logged.",
  "errors.unavailable": "The server is starting, stopping or overloaded. Try again.",
} as const satisfies Record<`errors.${ErrorCode}`, string> & Record<string, Text>;

/**
 * Sentences with which server and SDK say more than the code does, in the very words that they use: by these a sentence is
 * found again and said in the reader's language (said.ts). said.test.ts looks that none of the protocol's is missing.
 */
const sentences = {
  "errors.said.empty": "This may not be empty.",
  "errors.said.tooLong": { one: "Use at most {count} character.", other: "Use at most {count} characters." },
  "errors.said.tooShort": { one: "Use at least {count} character.", other: "Use at least {count} characters." },
  "errors.said.tooLongMessage": { one: "A message has at most {count} character.", other: "A message has at most {count} characters." },
  "errors.said.emptyMessage": "A message may not be empty.",
  "errors.said.notText": "This is not valid text.",
  "errors.said.control": "Control characters are not allowed here.",
  "errors.said.controlInMessage": "Control characters are not allowed in a message.",
  "errors.said.invisible": "Invisible characters are not allowed here.",
  "errors.said.emoji": "A reaction is one emoji.",
  "errors.said.emojiName": "A reaction is one emoji, or the name of one between colons.",
  "errors.said.channelName": "Use letters, digits, dashes, dots and underscores.",
  "errors.said.username": "Use the letters a to z, digits, dots, dashes and underscores.",
  "errors.said.email": "This is not an email address.",
  "errors.said.noPassword": "Enter a password.",
  "errors.said.noLogin": "Enter your username or email.",
  "errors.said.timeZone": "This is not a time zone. Use a name such as Europe/Vienna.",
  "errors.said.picture": "Use a picture of at most {count} KB.",
  "errors.said.notPng": "Use a PNG: this is another kind of file.",
  "errors.said.emptyPng": "This PNG is empty.",
  "errors.said.largePicture": "Use a picture of at most {most} by {limit} pixels; this one has {width} by {height}.",
  "errors.said.ownNameInPassword": "Leave your username and your email address out of the password.",
  "errors.said.repeats": "Repeat less: use more different characters.",
  "errors.said.commonPassword": "This is one of the first passwords that others would try. Use several unrelated words.",
  "errors.said.mentions": {
    one: "Mention at most {count} person in one message, or everyone with @channel.",
    other: "Mention at most {count} people in one message, or everyone with @channel.",
  },
  "errors.said.everyone": "Only this channel's owners and moderators may mention everyone with @{name}. Mention people by their names.",
  "errors.said.notAuthor": "Only its author may edit a message.",
  "errors.said.noPerson": "There is no such person.",
  "errors.said.directHasNoName": "A direct conversation has neither name nor topic.",
  "errors.said.directIsKept": "A direct conversation cannot be left.",
  "errors.said.noRoot": "There is no such message in this channel to reply to.",
  "errors.said.rootDeleted": "The message that this replies to was deleted.",
  "errors.said.noQuoted": "The quoted message does not exist, or you have no access to it.",
  "errors.said.quotedDeleted": "The quoted message was deleted.",
  "errors.said.saved": {
    one: "You have saved {count} message, as many as there may be. Remove one first.",
    other: "You have saved {count} messages, as many as there may be. Remove one first.",
  },
  "errors.said.lineLost": "The connection was lost before the server answered.",
  "errors.said.late": "The server did not answer in time.",
  "errors.said.unreachable": "The server cannot be reached. Check the network connection.",
  "errors.said.notChatFlow": "What answered was not ChatFlow. Check the address and the network.",
  "errors.said.page": "Something in this page went wrong. Reload it.",
} as const satisfies Record<string, Text>;

export const errors = { ...byCode, ...sentences };
