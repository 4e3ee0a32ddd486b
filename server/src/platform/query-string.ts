import { z } from "zod";

/**
 * A query string knows only text; a schema wants numbers, booleans and lists. Reads each field as the schema's type
 * and leaves what does not fit as it is, for the validation to name.
 */
export function createQueryReader(schema: z.ZodType): (query: unknown) => Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const types = new Map<string, unknown>(
    Object.entries(json.properties ?? {}).map(([name, property]) => [name, typeof property === "object" ? property.type : undefined]),
  );
  return (query) => {
    const read: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(query ?? {})) read[name] = readOne(value, types.get(name));
    return read;
  };
}

function readOne(value: unknown, type: unknown): unknown {
  if (type === "array") return Array.isArray(value) ? value : [value];
  if (typeof value !== "string") return value;
  if ((type === "integer" || type === "number") && /^-?\d{1,16}$/.test(value)) return Number(value);
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}
