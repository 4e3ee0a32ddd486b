import { z } from "zod";
import { limits } from "./limits.ts";

/** Fields that several schemas share: each rule about text, ids and pages stands here once. */

// Control characters have no place in a name; a message may break lines and indent. Lone surrogates
// cannot be stored as UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const controlCharactersButBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
// Marks that reverse or hide neighbouring text, with which one name can pass for another. The joiners (200c, 200d)
// stay allowed: Persian needs them, and so do composed emoji.
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const wellFormed = (text: string) => text.isWellFormed();

/** One line of visible text, trimmed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine(wellFormed, "This is not valid text.")
    .refine((text) => !controlCharacters.test(text), "Control characters are not allowed here.")
    .refine((text) => !invisible.test(text), "Invisible characters are not allowed here.");

/** As {@link line}, and not empty. */
export const filledLine = (max: number) => line(max).min(1, "This may not be empty.");

/** A UUID made by the server or, for messages, by the client. */
export const id = z.uuid("This is not an id.").toLowerCase();

/** The id of a message: a UUIDv7, made by the client that sends it (rule 2 of the delivery contract). */
export const messageId = z.uuidv7("A message id is a UUIDv7.").toLowerCase();

/** Text of a message or a draft. A forwarded message may go without words of its own, so empty text is not refused here. */
export const messageText = z
  .string()
  .max(limits.messageText, `A message has at most ${limits.messageText} characters.`)
  .refine(wellFormed, "This is not valid text.")
  .refine((text) => !controlCharactersButBreaks.test(text), "Control characters are not allowed in a message.");

/**
 * A reaction: one emoji (a single one as people see it, joined sequences included), or the shortcode of a custom one.
 * At most 64 characters, so that it cannot serve as a message.
 */
export const emoji = z
  .string()
  .max(64, "A reaction is one emoji.")
  .regex(/^(\p{RGI_Emoji}|:[a-z0-9_+\-]{1,40}:)$/v, "A reaction is one emoji, or the name of one between colons.");

/** A channel's name: letters of any script, digits, `-`, `_` and `.`; lower case, so that #Team and #team are one. */
export const channelName = filledLine(limits.channelName)
  .transform((name) => name.normalize("NFC").toLowerCase().replaceAll(/\s+/g, "-"))
  .refine((name) => /^[\p{L}\p{M}\p{N}._-]+$/u.test(name), "Use letters, digits, dashes, dots and underscores.")
  .refine((name) => name.length <= limits.channelName, `Use at most ${limits.channelName} characters.`);

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .min(limits.usernameMin, `Use at least ${limits.usernameMin} characters.`)
  .max(limits.username, `Use at most ${limits.username} characters.`)
  .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/, "Use the letters a to z, digits, dots, dashes and underscores.");

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(limits.email, `Use at most ${limits.email} characters.`)
  .pipe(z.email("This is not an email address."));

/** A password as typed: never trimmed, bounded only so that hashing it is bounded. */
export const password = z.string().min(1, "Enter a password.").max(limits.password, `Use at most ${limits.password} characters.`);

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-20T22:04:05.123Z`. */
export const moment = z.iso.datetime({ precision: 3 });

/** A position in a channel's order or change count. */
export const position = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** How many rows a page shall have. */
export const pageLimit = z.int().min(1).max(limits.page).default(50);

/** Where the next page begins, as the page before gave it; opaque to clients. */
export const cursor = z.string().min(1).max(500);
/** The cursor of the page after this one, or null on the last page. */
export const nextCursor = z.string().nullable();

/** A time zone by its IANA name, or nothing. */
export const timeZone = z
  .string()
  .max(limits.timeZone)
  .refine((name) => name === "" || isTimeZone(name), "This is not a time zone. Use a name such as Europe/Vienna.");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Words that a list is narrowed by. */
export const query = line(100);

/** The empty object, input or output of commands that need none. */
export const nothing = z.object({});
