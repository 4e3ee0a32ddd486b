import { z } from "zod";
import { logLevels } from "./log.ts";

/** One setting: how its text is read, and what the table in docs/configuration.md says about it. */
export type Setting = {
  name: string;
  schema: z.ZodType<unknown, string | undefined>;
  /** As the table shows it; a dash where leaving it out means something that is not a value. */
  default: string;
  description: string;
  /** Its value is never shown. */
  secret?: true;
};

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

const yesOrNo = z
  .enum(["true", "false", "yes", "no", "1", "0", "on", "off"], "must be true or false")
  .transform((text) => ["true", "yes", "1", "on"].includes(text));

const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be one of ${values.join(", ")}`);

const databaseUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "postgres:" || url.protocol === "postgresql:");
}, "must look like postgres://user:password@host:5432/database (special characters in the password percent-encoded)");

const origin = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    context.addIssue("must look like https://chat.example.org");
    return z.NEVER;
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "") {
    context.addIssue(`must be an address without a path, such as ${url.origin}`);
    return z.NEVER;
  }
  return url.origin;
});

/** How many proxies stand in front; express and fastify know the words, too, but a count is the safe form. */
const proxies = z
  .string()
  .refine((text) => text === "off" || /^\d$/.test(text), "must be off, or how many proxies stand in front of this server (1 to 9)")
  .transform((text) => (text === "off" || text === "0" ? (false as const) : Number(text)));

const factor = z
  .string()
  .refine((text) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 1000, "must be a number from 0 to 1000")
  .transform(Number);

/** Every setting, in the order of the table. */
export const settings = {
  port: {
    name: "PORT",
    schema: wholeNumber(0, 65_535).default(3000),
    default: "3000",
    description: "Where the server listens. 0 takes any free port.",
  },
  host: {
    name: "HOST",
    schema: z.string().default("0.0.0.0"),
    default: "0.0.0.0",
    description:
      "The address to listen on. The default lets colleagues in; `127.0.0.1` only this machine and a proxy on it; `::` IPv6 and, on most systems, IPv4.",
  },
  publicUrl: {
    name: "CHATFLOW_PUBLIC_URL",
    schema: origin.optional(),
    default: "http://localhost:PORT",
    description:
      "The address that people type. Invitation links carry it, and pages from it are let in, besides those from the address that a request was sent to. With `https` cookies are marked secure.",
  },
  dataFolder: {
    name: "CHATFLOW_DATA",
    schema: z.string().default("./data"),
    default: "./data",
    description:
      "The folder for everything that must last: the secrets and, without `DATABASE_URL`, the database. Back it up; one server at a time uses it.",
  },
  databaseUrl: {
    name: "DATABASE_URL",
    schema: databaseUrl.optional(),
    default: "–",
    description: "A PostgreSQL 15 or newer to use instead of the embedded one: `postgres://user:password@host:5432/database`.",
    secret: true,
  },
  databasePool: {
    name: "CHATFLOW_DATABASE_POOL",
    schema: wholeNumber(2, 500).default(16),
    default: "16",
    description: "Connections to the database at most. The embedded one allows 40.",
  },
  allowUnsafeDatabase: {
    name: "CHATFLOW_ALLOW_UNSAFE_DATABASE",
    schema: yesOrNo.default(false),
    default: "false",
    description:
      "Accept a database with `fsync`, `full_page_writes` or `synchronous_commit` off, which can lose acknowledged messages in a power cut. For tests.",
  },
  trustProxy: {
    name: "CHATFLOW_TRUST_PROXY",
    schema: proxies.default(false),
    default: "off",
    description:
      "How many reverse proxies stand in front, so that the client's address is read from `X-Forwarded-For`. Leave it off without one: anybody could make addresses up.",
  },
  rateLimit: {
    name: "CHATFLOW_RATE_LIMIT",
    schema: factor.default(1),
    default: "1",
    description: "A factor on every rate limit: 2 allows twice as much, 0 switches them off (for load tests).",
  },
  compression: {
    name: "CHATFLOW_COMPRESSION",
    schema: yesOrNo.default(false),
    default: "false",
    description:
      "Compress events on WebSockets for clients that offer it (permessage-deflate), each event once for all of its readers: about a third less traffic for short messages. A connection that sends compressed frames takes about 10 KB more memory.",
  },
  offline: {
    name: "CHATFLOW_OFFLINE",
    schema: yesOrNo.default(true),
    default: "true",
    description:
      "Let browsers keep the web app, so that it opens without a connection (only over HTTPS or on localhost). `false` makes every browser drop what it has kept of the app: the way out when a kept version is broken. Messages that are not sent stay.",
  },
  metricsToken: {
    name: "CHATFLOW_METRICS_TOKEN",
    schema: z.string().min(16, "must have at least 16 characters").optional(),
    default: "–",
    description: "Lets Prometheus on another machine read `GET /metrics` with `Authorization: Bearer …`. Without it only this machine may.",
    secret: true,
  },
  logLevel: {
    name: "CHATFLOW_LOG_LEVEL",
    schema: choice(logLevels).default("info"),
    default: "info",
    description: `One of ${logLevels.join(", ")}. \`debug\` includes PostgreSQL's own log.`,
  },
  logFormat: {
    name: "CHATFLOW_LOG_FORMAT",
    schema: choice(["auto", "json", "pretty"]).default("auto"),
    default: "auto",
    description: "`json`, `pretty`, or `auto`: pretty on a terminal, JSON elsewhere.",
  },
} as const satisfies Record<string, Setting>;
