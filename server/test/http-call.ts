import { apiPrefix, type CommandName, routes } from "@chatflow/protocol";

/** A call as it stands in the table of routes: what is in its path there, the rest as body or query. */
export function httpCall(name: CommandName, input: unknown, token: string, asText: (input: unknown) => string = JSON.stringify) {
  const [method = "GET", pattern = ""] = routes[name].split(" ");
  const given: Record<string, unknown> = typeof input === "object" && input !== null ? { ...input } : {};
  const path = pattern.replaceAll(/:(\w+)/g, (_, field: string) => encodeURIComponent(wellFormed(given[field])));
  const hasBody = method !== "GET" && method !== "DELETE";
  const headers = {
    ...(hasBody ? { "content-type": "application/json" } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const query = hasBody ? "" : `?${new URLSearchParams(Object.entries(given).map(([key, value]) => [wellFormed(key), wellFormed(value)]))}`;
  return { path: `${apiPrefix}${path}${query}`, init: { method, headers, ...(hasBody ? { body: asText(input) } : {}) } };
}

/** As long as an address may be. */
function wellFormed(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
  return text.slice(0, 5000).toWellFormed() || "-"; // in this order: the cut may split a pair
}
