import type { CommandName } from "@chatflow/protocol";
import { commands } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Random } from "./random.ts";

type Schema = {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
};

/** What to give as a field, by its name; a field of ids that is not named gets any of the ids that are known. */
export type Known = Record<string, readonly unknown[]>;

/**
 * An input as the command's schema wants it, with what is known to the caller: made from the table of commands, so a
 * new command is called as well. A text that nobody has said what to give for is an error.
 */
export function plausibleInput(name: CommandName, known: Known, random: Random): unknown {
  const schema = z.toJSONSchema(commands[name].input, { io: "input", unrepresentable: "any" }) as Schema;
  return valueFor(schema, { name, field: "", known, random });
}

type At = { name: CommandName; field: string; known: Known; random: Random };

function valueFor(schema: Schema, at: At): unknown {
  const { field, known, random } = at;
  const given = known[field];
  if (given && schema.type !== "array") return random.any(given);
  if ("const" in schema) return schema.const;
  if (schema.enum) return random.any(schema.enum);
  const choice = random.any(schema.anyOf ?? schema.oneOf ?? []);
  if (choice) return valueFor(choice, at);
  switch (schema.type) {
    case "object":
      return objectFor(schema, at);
    case "array":
      return Array.from({ length: (schema.minItems ?? 0) + random.below(3) }, () => valueFor(schema.items ?? {}, singular(at)));
    case "integer":
    case "number":
      return random.pick([schema.minimum ?? 0, 1, 2, 50, Math.min(schema.maximum ?? 1000, 1000)]);
    case "boolean":
      return random.chance(0.5);
    case "null":
      return null;
    default:
      if (schema.format === "uuid") return random.any(idsIn(known));
      throw new Error(`Say what to give as "${field}" to ${at.name}: add it to textsOf in server/test/plausible.ts.`);
  }
}

function objectFor(schema: Schema, at: At) {
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([field]) => schema.required?.includes(field) === true || at.random.chance(0.5),
  );
  return Object.fromEntries(wanted.map(([field, one]) => [field, valueFor(one, { ...at, field })]));
}

/** A list of `userIds` holds what stands for `userId`. */
function singular(at: At): At {
  const one = at.field.replace(/s$/, "");
  return at.field in at.known ? at : { ...at, field: one };
}

function idsIn(known: Known): unknown[] {
  return Object.entries(known).flatMap(([field, values]) => (/[iI]d$/.test(field) ? values : []));
}

/** The smallest PNG. */
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Texts that fit their fields, for people who are called so. */
export function textsOf(username: string): Known {
  return {
    text: ["hello", "# *Hello* @everyone https://example.org", "👋"],
    name: [`n-${username}`],
    topic: ["a topic"],
    description: ["what it is **for**", ""],
    title: ["Engineer", ""],
    timeZone: ["Europe/Vienna", ""],
    language: ["de", ""],
    seenHint: ["search"],
    logo: [onePixel],
    query: ["a", username],
    cursor: [Buffer.from(JSON.stringify("00000000-0000-4000-8000-000000000000")).toString("base64url")],
    emoji: ["👍", ":party:"],
    epoch: ["another"],
    at: [new Date(0).toISOString()],
    sendAt: [new Date(Date.now() + 86_400_000).toISOString(), new Date(0).toISOString()],
    code: ["no-such-invitation"],
    login: [username, `${username}@example.org`],
    email: [`${username}@example.org`],
    username: [username],
    password: ["a-long-unusual-phrase-42"],
    connectionId: ["1", "no-such-connection"],
    statusEmoji: ["🌴", ""],
    statusText: ["on a beach", ""],
    invitation: ["no-such-invitation"],
  };
}
