import { apiPrefix, ChatFlowError, type CommandName, routes } from "@chatflow/protocol";
import { describeAnswer, type Outcome } from "./line.ts";
import { type Link, type NetworkOptions, oneWay } from "./link.ts";

/** A fetch over the same network: each request takes its time alone, and is lost by itself. */
export function fetchOver({ world, server, device, userId }: NetworkOptions, linkOf: () => Link): typeof globalThis.fetch {
  const { later, note, random } = world;

  return (url, init) =>
    new Promise<Response>((resolve, reject) => {
      const link = linkOf();
      const { cuts } = link;
      const signal = init?.signal;
      let open = true;
      link.requests += 1;
      const finish = (settle: () => void) => {
        if (!open) return;
        open = false;
        link.requests -= 1;
        settle();
      };
      signal?.addEventListener("abort", () => finish(() => reject(signal.reason)));
      const fail = () => finish(() => reject(new TypeError("fetch failed")));
      const swallowed = random.chance(server.rates().swallowed);

      later(oneWay(world, server), () => {
        if (swallowed) return;
        if (!link.up || !server.running() || cuts !== link.cuts) return fail();
        const { name, input } = commandOf(init?.method ?? "GET", new URL(String(url)), init?.body);
        server.call({ device, userId }, name, input, (outcome) =>
          later(oneWay(world, server), () => {
            if (cuts !== link.cuts) return fail();
            if (open) note(`http    ${device} ${describeAnswer(name, outcome)}`);
            finish(() => resolve(responseOf(outcome)));
          }),
        );
      });
    });
}

/** Only what the client looks at; a real Response would answer in its own time. */
function responseOf(outcome: Outcome): Response {
  const status = "ok" in outcome ? 200 : ChatFlowError.fromWire(outcome.error).status;
  const text = JSON.stringify("ok" in outcome ? outcome.ok : outcome);
  return { ok: status === 200, status, headers: new Headers(), text: () => Promise.resolve(text) } as Response;
}

const patterns = (Object.entries(routes) as [CommandName, string][]).map(([name, route]) => {
  const [method = "", path = ""] = route.split(" ");
  return { name, method, path: new RegExp(`^${apiPrefix}${path.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`) };
});

function commandOf(method: string, url: URL, body: unknown): { name: CommandName; input: Record<string, unknown> } {
  for (const { name, method: wanted, path } of patterns) {
    const found = wanted === method ? path.exec(url.pathname) : null;
    if (!found) continue;
    const input: Record<string, unknown> = typeof body === "string" ? JSON.parse(body) : {};
    for (const [key, value] of Object.entries(found.groups ?? {})) input[key] = decodeURIComponent(value);
    for (const key of url.searchParams.keys()) input[key] = key === "ids" ? url.searchParams.getAll(key) : url.searchParams.get(key);
    return { name, input };
  }
  throw new Error(`no route for ${method} ${url.pathname}`);
}
