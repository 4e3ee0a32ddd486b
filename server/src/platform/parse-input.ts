import { ChatFlowError } from "@chatflow/protocol";
import type { ZodError, ZodType } from "zod";

/** What a transport was given, as the schema wants it; else the error says what is wrong with it, each thing with its place. */
export function parseInput<Input>(schema: ZodType<Input>, input: unknown): Input {
  const parsed = parse(schema, input ?? {});
  if (!parsed) throw new ChatFlowError("invalid_input");
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** Undefined where it throws: zod compares the length of whatever has one, and an object's may be one that is no number. */
function parse<Input>(schema: ZodType<Input>, input: unknown) {
  try {
    return schema.safeParse(input);
  } catch (thrown) {
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

function invalidInput(error: ZodError): ChatFlowError {
  const issues = error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message: issue.message,
  }));
  return new ChatFlowError("invalid_input", { issues });
}
