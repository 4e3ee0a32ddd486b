import { limits } from "@chatflow/protocol";
import { APIError, type BetterAuthOptions, betterAuth } from "better-auth";
import type { AccountDeps } from "./deps.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { cookieName, isSecure, sessionLifetime } from "./session-cookie.ts";

const stamps = { createdAt: "created_at", updatedAt: "updated_at" };

/** The header in which we tell better-auth the client's address; the one of its default clients could write themselves. */
const addressHeader = "x-chatflow-client-address";

type Deps = Pick<AccountDeps, "db" | "publicUrl" | "authSecret">;

/** Importing this file costs half a second, so only `accounts.ts` does, and not before it is needed. */
export function createAuth(deps: Deps) {
  const library = betterAuth(options(deps));
  return {
    library,

    /**
     * Compares the password and begins a session; null when the person or the password is wrong, after the same work.
     * better-auth is given what the session's row shall hold and nothing else of the request.
     */
    async signIn(email: string, password: string, client: { address: string; userAgent: string }) {
      const headers = new Headers({ "user-agent": client.userAgent, [addressHeader]: client.address });
      try {
        const { token, user } = await library.api.signInEmail({ body: { email, password }, headers });
        return { token, userId: user.id };
      } catch (thrown) {
        if (thrown instanceof APIError && thrown.statusCode === 401) return null;
        throw thrown;
      }
    },
  };
}

export type Auth = ReturnType<typeof createAuth>;

function options(deps: Deps) {
  return {
    baseURL: deps.publicUrl,
    secret: deps.authSecret,
    database: { db: deps.db.kysely, type: "postgres", transaction: true },
    user: {
      modelName: "users",
      fields: { ...stamps, emailVerified: "email_verified" },
      additionalFields: { username: { type: "string", required: true }, role: { type: "string", input: false } },
    },
    session: {
      modelName: "sessions",
      fields: { ...stamps, userId: "user_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" },
      expiresIn: sessionLifetime.seconds,
      updateAge: sessionLifetime.renewAfterSeconds,
      // A cached session would outlive its revocation.
      cookieCache: { enabled: false },
    },
    account: {
      modelName: "credentials",
      fields: {
        ...stamps,
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: { modelName: "verifications", fields: { ...stamps, expiresAt: "expires_at" } },
    emailAndPassword: {
      enabled: true,
      // Accounts are made by `accounts.signUp`, in one transaction with the invitation.
      disableSignUp: true,
      maxPasswordLength: limits.password,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    advanced: {
      // Its look at the tables would end every sign-in when a newer version beside us has added a column; a test looks.
      database: { generateId: "uuid", validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      useSecureCookies: false, // adds nothing but a prefix; the name and the attribute are below
      cookies: { session_token: { name: cookieName(deps.publicUrl), attributes: { secure: isSecure(deps.publicUrl) } } },
    },
    // Limits belong to the command table, and so do errors: what better-auth throws goes through the one mapper.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions;
}
