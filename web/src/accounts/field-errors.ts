import type { ChatFlowError, ErrorCode } from "@chatflow/protocol";

/** Errors that are about one field although the server names none. */
const fieldOf: Partial<Record<ErrorCode, string>> = {
  username_taken: "username",
  email_taken: "email",
  weak_password: "password",
  name_taken: "name",
};

/** One sentence about an error: what is wrong with the input where the server says it, otherwise the error's own. */
export function errorText(error: ChatFlowError): string {
  return error.issues?.[0]?.message ?? error.message;
}

/** What to say at each of a form's fields, and what is left to say about the whole form. */
export function fieldErrors<Field extends string>(
  error: ChatFlowError | null,
  fields: readonly Field[],
): { fields: Partial<Record<Field, string>>; form: string | null } {
  const found: Partial<Record<Field, string>> = {};
  if (!error) return { fields: found, form: null };
  const isField = (name: unknown): name is Field => fields.some((field) => field === name);
  const rest: string[] = [];
  for (const issue of error.issues ?? []) {
    const name = issue.path[0];
    if (isField(name)) found[name] ??= issue.message;
    else rest.push(issue.message);
  }
  const own = fieldOf[error.code];
  if (isField(own)) found[own] ??= error.message;
  const nothingFound = Object.keys(found).length === 0;
  return { fields: found, form: rest[0] ?? (nothingFound ? error.message : null) };
}
