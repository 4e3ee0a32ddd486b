import { type ChatFlowError, type ErrorCode, errorCatalogue } from "@chatflow/protocol";
import { language, textOf } from "../i18n/i18n.ts";
import { said } from "../i18n/said.ts";

/** Errors that are about one field although the server names none. */
const fieldOf: Partial<Record<ErrorCode, string>> = {
  username_taken: "username",
  email_taken: "email",
  weak_password: "password",
  name_taken: "name",
};

/** One sentence about an error: what is wrong with the input where the server says it, otherwise what its code means. */
export function errorText(error: ChatFlowError): string {
  const [issue] = error.issues ?? [];
  return issue ? issueText(issue) : ownText(error);
}

const issueText = ({ message }: { message: string }): string => said(message) ?? message;

/** What the server says beyond the code is worth more than the code, where the reader understands it. */
function ownText({ code, message }: ChatFlowError): string {
  const general = textOf(`errors.${code}`) ?? message;
  const saysMore = language() === "en" && code !== "internal" && message !== errorCatalogue[code].message;
  return said(message) ?? (saysMore ? message : general);
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
    if (isField(name)) found[name] ??= issueText(issue);
    else rest.push(issueText(issue));
  }
  const own = fieldOf[error.code];
  if (isField(own)) found[own] ??= ownText(error);
  const nothingFound = Object.keys(found).length === 0;
  return { fields: found, form: rest[0] ?? (nothingFound ? ownText(error) : null) };
}
