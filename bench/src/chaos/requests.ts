import { apiPrefix, type CommandName, routes } from "@chatflow/protocol";

const patterns = Object.entries(routes).map(([name, route]) => {
  const [method, path = ""] = route.split(" ");
  const fields = [...path.matchAll(/:(\w+)/g)].map(([, field]) => field ?? "");
  return { name: name as CommandName, method, fields, path: new RegExp(`^${apiPrefix}${path.replaceAll(/:\w+/g, "([^/]+)")}$`) };
});

/** Which command a request calls. A path without parameters goes before one that would take its last part for one. */
export function readRequest(url: URL, method: string, body: unknown): { name: CommandName; input: Record<string, unknown> } | undefined {
  const fitting = patterns.filter((pattern) => pattern.method === method && pattern.path.test(url.pathname));
  const found = fitting.toSorted((one, other) => one.fields.length - other.fields.length)[0];
  if (!found) return undefined;
  const values = found.path.exec(url.pathname)?.slice(1) ?? [];
  const parameters = Object.fromEntries(found.fields.map((field, at) => [field, decodeURIComponent(values[at] ?? "")]));
  const rest = typeof body === "string" ? (parse(body) as object) : Object.fromEntries(url.searchParams);
  return { name: found.name, input: { ...rest, ...parameters } };
}

/** Undefined for what is not JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
