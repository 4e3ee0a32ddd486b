import { apiPrefix, ChatFlowError, type CommandName, routes, type WireError } from "@chatflow/protocol";
import { unreachable } from "./errors.ts";

export type HttpOptions = { origin: string; token: string | undefined; fetch: typeof globalThis.fetch };

/** How long a request may take, the reading of its answer included. */
export const requestWithinMs = 30_000;

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Those that make or end the session that a live connection stands on. A test holds this to the command table. */
export const httpOnly: ReadonlySet<CommandName> = new Set(["accounts.signUp", "accounts.signIn", "accounts.signOut"]);

/** Whether calling it again changes nothing, so that a call without an answer may simply be made again. */
export function isRead(name: CommandName): boolean {
  return routes[name].startsWith("GET ");
}

/** One command over HTTP. Rejects with a {@link ChatFlowError}, or with the signal's reason when it was aborted. */
export async function callOverHttp(options: HttpOptions, name: CommandName, input: object, signal?: AbortSignal): Promise<unknown> {
  const { method, url, body } = toRequest(options.origin, name, input);
  const headers: Record<string, string> = { accept: "application/json" };
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), requestWithinMs);
  try {
    const response = await options.fetch(url, {
      method,
      headers,
      // A program's bearer token must not travel with whatever cookie the host has.
      credentials: options.token === undefined ? "same-origin" : "omit",
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      ...(body === undefined ? {} : { body }),
    });
    return await readAnswer(response);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof ChatFlowError) throw error;
    if (late.signal.aborted) throw unreachable("The server did not answer in time.", error);
    throw unreachable("The server cannot be reached. Check the network connection.", error);
  } finally {
    clearTimeout(timer);
  }
}

/** The route's path parameters come out of the input; what is left goes into the query string or the body. */
export function toRequest(origin: string, name: CommandName, input: object): { method: Method; url: string; body: string | undefined } {
  const [method, pattern] = routes[name].split(" ") as [Method, string];
  const rest = new Map<string, unknown>(Object.entries(input));
  const path = pattern.replaceAll(/:(\w+)/g, (_, field: string) => {
    const value = rest.get(field);
    rest.delete(field);
    // An empty segment would be another route.
    if (typeof value !== "string" || value === "") {
      throw new ChatFlowError("invalid_input", { issues: [{ path: [field], message: "This is required." }] });
    }
    return encodeURIComponent(value);
  });
  const url = `${origin}${apiPrefix}${path}`;
  if (method !== "GET" && method !== "DELETE") return { method, url, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams();
  for (const [field, value] of rest) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) query.append(field, String(each));
    }
  }
  return { method, url: query.size === 0 ? url : `${url}?${query}`, body: undefined };
}

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const answer = parse(text);
  if (response.ok) {
    // A captive portal or a proxy's page is a 200, too.
    if (answer === undefined) throw unreachable("What answered was not ChatFlow. Check the address and the network.");
    return answer;
  }
  const wire = errorIn(answer) ?? errorOfProxy(response.status);
  const retryAfterMs = wire.retryAfterMs ?? retryAfter(response);
  throw ChatFlowError.fromWire(retryAfterMs === undefined ? wire : { ...wire, retryAfterMs });
}

function parse(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorIn(answer: unknown): WireError | undefined {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return undefined;
  const { error } = answer;
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return error as WireError;
}

/** An answer that is not ChatFlow's own comes from something in between. */
function errorOfProxy(status: number): WireError {
  if (status === 429) return new ChatFlowError("rate_limited").toWire();
  if (status === 413) return new ChatFlowError("too_large").toWire();
  if (status === 502 || status === 503 || status === 504) return new ChatFlowError("unavailable").toWire();
  return { code: "internal", message: `Something between here and the server answered with status ${status}.` };
}

function retryAfter(response: Response): number | undefined {
  const header = response.headers.get("retry-after");
  return header !== null && /^\d+$/.test(header) ? Number(header) * 1000 : undefined;
}
