import { z } from "zod";

/** Gives back what the schema promises of a value, and nothing else; the very same object where that is all of it. */
type Cut = (value: unknown) => unknown;

/**
 * Compiles an output's schema into what leaves out every key that it does not name, at every depth. It does not look at
 * values, which costs ten times as much: that an action returns the right types is the compiler's work, and the tests'
 * (`checkOutputs` of the dispatch).
 */
export function cutTo(schema: z.ZodType): Cut {
  return compile(schema) ?? ((value) => value);
}

/** Undefined where nothing can be left out. */
function compile(schema: unknown): Cut | undefined {
  if (schema instanceof z.ZodObject) return ofObject(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return ofUnion(schema);
  if (schema instanceof z.ZodArray) return ofArray(compile(schema.element));
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return unlessNone(compile(schema.unwrap()));
  if (schema instanceof z.ZodType && plain.has(schema.type)) return undefined;
  throw new TypeError("This kind of schema has no place in an output yet: add it to cut.ts.");
}

const plain = new Set<string>(["string", "number", "boolean", "enum", "literal"]);

function ofObject(shape: Record<string, unknown>): Cut {
  const known = new Map(Object.entries(shape).map(([key, schema]) => [key, compile(schema)]));
  return (value) => {
    if (!isObject(value)) throw new TypeError("an output lacks an object that it promises");
    let kept: Record<string, unknown> | undefined;
    for (const key in value) {
      const cut = known.get(key);
      const part = cut ? cut(value[key]) : value[key];
      if (part === value[key] && known.has(key)) continue;
      kept ??= { ...value };
      if (known.has(key)) kept[key] = part;
      else delete kept[key];
    }
    return kept ?? value;
  };
}

function ofUnion(schema: z.ZodDiscriminatedUnion): Cut {
  const { discriminator } = schema.def;
  const cuts = new Map<unknown, Cut>();
  for (const option of schema.options) {
    const kind: unknown = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    const cut = compile(option);
    if (!(kind instanceof z.ZodLiteral) || !cut) throw new TypeError("A union of an output is told apart by literals.");
    for (const literal of kind.values) cuts.set(literal, cut);
  }
  return (value) => {
    const cut = isObject(value) ? cuts.get(value[discriminator]) : undefined;
    if (!cut) throw new TypeError("an output is of none of the kinds that it promises");
    return cut(value);
  };
}

function ofArray(cut: Cut | undefined): Cut | undefined {
  if (!cut) return undefined;
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError("an output lacks a list that it promises");
    const parts = value.map(cut);
    return parts.every((part, at) => part === value[at]) ? value : parts;
  };
}

function unlessNone(cut: Cut | undefined): Cut | undefined {
  return cut && ((value) => (value === null || value === undefined ? value : cut(value)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
