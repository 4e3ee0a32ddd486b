import { z } from "zod";
import { Availability, Invitation, Me, Preferences, Presence, Registration, SessionInfo, User, Workspace } from "../account-types.ts";
import * as f from "../fields.ts";
import { limits } from "../limits.ts";
import type { Command } from "./command.ts";

/**
 * `cookie` sets an http-only cookie and returns no token, for browsers; `bearer` returns a token to be sent as
 * `Authorization: Bearer …` and sets no cookie, for programs.
 */
const session = z.enum(["cookie", "bearer"]).default("bearer");
const signedIn = z.object({ user: Me, token: z.string().optional() });
const code = z.string().min(1).max(100);
/** As `hello` names it. */
const connectionId = z.string().min(1).max(64);

export const accountCommands = {
  "workspace.get": {
    summary: "The workspace's name and how people join it.",
    input: f.nothing,
    output: Workspace,
    errors: [],
    caller: "public",
    limit: "read",
  },
  "workspace.update": {
    summary: "Rename the workspace, give it a picture (a PNG in base64; null takes it away), open or close registration.",
    input: z.object({
      name: f.filledLine(limits.workspaceName).optional(),
      registration: Registration.optional(),
      logo: z
        .base64("This is not base64.")
        .max(Math.ceil(limits.logoBytes / 3) * 4, `Use a picture of at most ${limits.logoBytes / 1024} KB.`)
        .nullable()
        .optional(),
    }),
    output: Workspace,
    errors: ["forbidden"],
    caller: "admin",
    limit: "write",
  },
  "accounts.signUp": {
    summary: "Make an account and sign in. The first account is the admin; later ones need an invitation unless registration is open.",
    input: z.object({
      email: f.email,
      username: f.username,
      password: f.password,
      name: f.line(limits.displayName).optional(),
      invitation: code.optional(),
      session,
    }),
    output: signedIn,
    errors: ["username_taken", "email_taken", "weak_password", "registration_closed", "invitation_invalid"],
    caller: "public",
    limit: "account",
    httpOnly: true,
  },
  "accounts.signIn": {
    summary: "Sign in with a username or an email address.",
    input: z.object({ login: z.string().trim().min(1, "Enter your username or email.").max(limits.email), password: f.password, session }),
    output: signedIn,
    errors: ["wrong_credentials"],
    caller: "public",
    limit: "guess",
    httpOnly: true,
  },
  "accounts.signOut": {
    summary: "End the session that this request came with; its live connections close at once.",
    input: f.nothing,
    output: f.nothing,
    errors: [],
    caller: "user",
    limit: "write",
    httpOnly: true,
  },
  "sessions.list": {
    summary: "Your signed-in browsers and programs, newest first.",
    input: f.nothing,
    output: z.object({ sessions: z.array(SessionInfo) }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "sessions.revoke": {
    summary: "End one of your sessions; its live connections close at once.",
    input: z.object({ sessionId: f.id }),
    output: f.nothing,
    errors: ["not_found"],
    caller: "user",
    limit: "write",
  },
  "users.me": {
    summary: "The signed-in account.",
    input: f.nothing,
    output: Me,
    errors: [],
    caller: "user",
    limit: "read",
  },
  "users.updateMe": {
    summary:
      "Set your name, title and time zone, your status and availability, whether you take part in receipts, and your preferences (those given). What is empty is taken away.",
    input: z.object({
      name: f.filledLine(limits.displayName).optional(),
      title: f.line(limits.userTitle).optional(),
      timeZone: f.timeZone.optional(),
      preferences: Preferences.partial().optional(),
      availability: Availability.optional(),
      statusEmoji: z.union([f.emoji, z.literal("")]).optional(),
      statusText: f.line(limits.statusText).optional(),
      receipts: z.boolean().optional(),
    }),
    output: Me,
    errors: [],
    caller: "user",
    limit: "write",
  },
  "presence.watch": {
    summary: "Say whose presence a connection of yours wants to hear of from now on, instead of those before; answered with how they are.",
    input: z.object({ connectionId, userIds: z.array(f.id).max(limits.watched) }),
    output: z.object({ presences: z.array(Presence) }),
    errors: ["not_found"],
    caller: "user",
    limit: "read",
  },
  "presence.report": {
    summary: "Say whether somebody is at the device behind a connection of yours. You are away when that is true of none.",
    input: z.object({ connectionId, active: z.boolean() }),
    output: f.nothing,
    errors: ["not_found"],
    caller: "user",
    limit: "signal",
  },
  "users.list": {
    summary: "The people of the workspace by name, or those with the given ids, or whose name or username begins with the query.",
    input: z.object({
      query: f.query.optional(),
      ids: z.array(f.id).max(limits.page).optional(),
      cursor: f.cursor.optional(),
      limit: f.pageLimit,
    }),
    output: z.object({ users: z.array(User), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "invitations.create": {
    summary: "Make an invitation; its code is told only here.",
    input: z.object({
      expiresInHours: z
        .int()
        .min(1)
        .max(24 * 365)
        .default(24 * 7),
      uses: z.int().min(1).max(10_000).default(25),
    }),
    output: z.object({
      invitation: Invitation,
      code,
      /** The link to hand out. */
      url: z.url(),
    }),
    errors: [],
    caller: "user",
    limit: "write",
  },
  "invitations.list": {
    summary: "The invitations that can still be used: your own, or everyone's for an admin.",
    input: z.object({ cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ invitations: z.array(Invitation), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "invitations.get": {
    summary: "Who invites to what, for the page that an invitation link opens.",
    input: z.object({ code }),
    output: z.object({ workspace: Workspace, invitedBy: z.string(), expiresAt: f.moment }),
    errors: ["invitation_invalid"],
    caller: "public",
    limit: "guess",
  },
  "invitations.revoke": {
    summary: "Withdraw an invitation: your own, or anyone's for an admin.",
    input: z.object({ invitationId: f.id }),
    output: f.nothing,
    errors: ["not_found"],
    caller: "user",
    limit: "write",
  },
} as const satisfies Record<string, Command>;
