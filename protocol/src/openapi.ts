import { z } from "zod";
import { type Command, commands } from "./commands/index.ts";
import { type ErrorCode, errorCatalogue } from "./errors.ts";
import { apiPrefix, type CommandName, routes } from "./routes.ts";

type Json = Record<string, unknown>;

const anyCommand: ErrorCode[] = ["malformed", "invalid_input", "rate_limited", "too_large", "internal", "unavailable"];

/**
 * The OpenAPI 3.1 document of every command, made from the same table that the routes are made from.
 * @param server Origin under which the API is reached, such as `https://chat.example.org`.
 */
export function openApiDocument(server: string): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(routes) as CommandName[]) {
    const [method = "GET", path = ""] = routes[name].split(" ");
    const template = apiPrefix + path.replaceAll(/:(\w+)/g, "{$1}");
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(name, commands[name], method, path) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "ChatFlow",
      version: "1",
      description: `The same commands can be called over the WebSocket at ${apiPrefix}/socket as {"id", "call", "input"}.`,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: server }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "The token that POST /session returned." },
        cookie: { type: "apiKey", in: "cookie", name: server.startsWith("https:") ? "__Host-chatflow_session" : "chatflow_session" },
      },
      schemas: { Error: errorSchema },
    },
  };
}

function operation(name: CommandName, command: Command, method: string, path: string): Json {
  const input = jsonSchema(command.input, "input");
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const inQuery = method === "GET" || method === "DELETE";
  return {
    operationId: name,
    tags: [name.split(".")[0]],
    summary: command.summary,
    ...(command.caller === "public" ? { security: [] } : {}),
    parameters: parameters(input, inPath, inQuery),
    ...(inQuery ? {} : body(input, inPath)),
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: jsonSchema(command.output, "output") } } },
      ...errorResponses([
        ...command.errors,
        ...(method === "GET" ? [] : ["foreign_origin" as const]),
        ...(command.caller === "public" ? [] : ["unauthenticated" as const]),
        ...anyCommand,
      ]),
    },
  };
}

function parameters(input: Json, inPath: string[], inQuery: boolean): Json[] {
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = (input.required ?? []) as string[];
  const path = inPath.map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? { type: "string" } }));
  if (!inQuery) return path;
  const query = Object.entries(properties)
    .filter(([name]) => !inPath.includes(name))
    .map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
  return [...path, ...query];
}

function body(input: Json, inPath: string[]): Json {
  const properties = Object.entries((input.properties ?? {}) as Record<string, Json>).filter(([name]) => !inPath.includes(name));
  const required = ((input.required ?? []) as string[]).filter((name) => !inPath.includes(name));
  const schema = input.properties ? { type: "object", properties: Object.fromEntries(properties), required } : input;
  if (input.properties && properties.length === 0) return {};
  return { requestBody: { required: true, content: { "application/json": { schema } } } };
}

/** One response for each status; its description lists the codes that it can carry. */
function errorResponses(codes: readonly ErrorCode[]): Json {
  const byStatus = Map.groupBy(new Set(codes), (code) => errorCatalogue[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      status,
      {
        description: those.map((code) => `\`${code}\`: ${errorCatalogue[code].message}`).join(" "),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

const errorSchema: Json = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { enum: Object.keys(errorCatalogue) },
        message: { type: "string" },
        issues: { type: "array", items: { type: "object", properties: { path: { type: "array" }, message: { type: "string" } } } },
        retryAfterMs: { type: "integer" },
      },
    },
  },
};
