import { routes } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { testServer } from "../../test/server.ts";

const server = await testServer();
const ada = await server.person("ada");
const grace = await server.person("grace");

function api(path: string, init: RequestInit = {}, token = ada.token) {
  return fetch(`${server.url}/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
}
const json = { "content-type": "application/json" };
const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

async function cookieOf(login: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { ...json, origin: server.url },
    body: JSON.stringify({ login, password: "a-long-unusual-phrase-42", session: "cookie" }),
  });
  return response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

test.each([
  ["{", 400, "malformed"],
  ["", 400, "invalid_input"],
  ["[]", 400, "malformed"],
  ["null", 400, "invalid_input"],
  ['"text"', 400, "malformed"],
  ['{"__proto__": {"type": "public"}, "name": "x"}', 400, "malformed"],
  ['{"type": "public", "name": 7}', 400, "invalid_input"],
  [`{"type": "public", "name": "${"x".repeat(300_000)}"}`, 413, "too_large"],
])("bad body %# is answered with its error", async (body, status, code) => {
  expect(await errorOf(await api("/channels", { method: "POST", headers: json, body }))).toEqual([status, code]);
});

test("another content type, an unknown path, an unknown method and bad escapes are errors of the catalogue", async () => {
  expect(await errorOf(await api("/channels", { method: "POST", headers: { "content-type": "text/xml" }, body: "<x/>" }))).toEqual([
    400,
    "malformed",
  ]);
  expect(await errorOf(await api("/nothing/here"))).toEqual([404, "unknown_command"]);
  expect(await errorOf(await api("/channels", { method: "PATCH", headers: json, body: "{}" }))).toEqual([404, "unknown_command"]);
  expect(await errorOf(await api("/channels/%zz"))).toEqual([400, "malformed"]);
  expect(await errorOf(await api("/channels/not-an-id"))).toEqual([400, "invalid_input"]);
});

test("without a session, with a wrong or an expired one, only public commands answer", async () => {
  for (const token of ["", "nonsense", `${ada.token}x`])
    expect(await errorOf(await api("/channels", {}, token))).toEqual([401, "unauthenticated"]);
  const late = await server.person("late");
  await server.db.pool.query("update sessions set expires_at = now() - interval '1 second' where user_id = $1", [late.user.id]);
  expect(await errorOf(await api("/channels", {}, late.token))).toEqual([401, "unauthenticated"]);
  expect((await api("/workspace", {}, "nonsense")).status).toBe(200);
});

test("what a role may not do is forbidden", async () => {
  const open = { method: "PATCH", headers: json, body: JSON.stringify({ registration: "open" }) };
  expect(await errorOf(await api("/workspace", open, grace.token))).toEqual([403, "forbidden"]);
  expect((await api("/workspace", open, ada.token)).status).toBe(200);
});

test("a change with a cookie needs our own page; reading and bearer tokens do not", async () => {
  const cookie = await cookieOf("ada");
  const change = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/channels`, {
      method: "POST",
      headers: { ...json, ...headers },
      body: JSON.stringify({ type: "private", name: "cookie" }),
    });
  expect(await errorOf(await change({ cookie, origin: "https://evil.example" }))).toEqual([403, "foreign_origin"]);
  expect(await errorOf(await change({ cookie, origin: "null" }))).toEqual([403, "foreign_origin"]);
  expect(await errorOf(await change({ cookie }))).toEqual([403, "foreign_origin"]);
  expect(await errorOf(await change({ authorization: `Bearer ${ada.token}`, origin: "https://evil.example" }))).toEqual([
    403,
    "foreign_origin",
  ]);
  expect((await change({ cookie, origin: server.url })).status).toBe(200);
  expect((await change({ authorization: `Bearer ${ada.token}` })).status).toBe(200);
  expect((await fetch(`${server.url}/api/v1/channels`, { headers: { cookie } })).status).toBe(200);
});

test("a query string is read as the types of the input", async () => {
  const page = await api(`/users?limit=1&ids=${ada.user.id}&ids=${grace.user.id}`);
  expect(await page.json()).toMatchObject({ users: [{ username: "ada" }], next: expect.any(String) });
  expect(await errorOf(await api("/users?limit=many"))).toEqual([400, "invalid_input"]);
  expect(await errorOf(await api("/users?cursor=nonsense"))).toEqual([400, "invalid_input"]);
  const { channel } = await ada.call("channels.create", { type: "public", name: "cursors" });
  for (const key of ["nonsense", "a\0b", "a\ud800b", ["0000", "x"], [-1, ada.user.id], [9e15, ada.user.id], {}, null]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString("base64url");
    for (const list of ["/channels", "/users", "/invitations", `/channels/${channel.id}/members`]) {
      expect(await errorOf(await api(`${list}?cursor=${cursor}`))).toEqual([400, "invalid_input"]);
    }
  }
  for (const name of ["a\0b", "a\ud800b"]) {
    const cursor = Buffer.from(JSON.stringify(name)).toString("base64url");
    expect(await errorOf(await api(`/channels/public?cursor=${cursor}`))).toEqual([400, "invalid_input"]);
  }
});

test("limits answer with when to come back", async () => {
  const limited = await testServer({ db: server.db, rateLimit: 0.01 });
  const ask = () => fetch(`${limited.url}/api/v1/users/me`, { headers: { authorization: `Bearer ${ada.token}` } });
  expect((await Promise.all([ask(), ask(), ask()])).map((response) => response.status)).toEqual([200, 200, 200]);
  const refused = await ask();
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await errorOf(refused)).toEqual([429, "rate_limited"]);
});

test("every answer carries the security headers, and none of the API's is kept", async () => {
  for (const path of ["/users/me", "/nothing", "/reference", "/openapi.json"]) {
    const { headers } = await api(path);
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect((await api("/users/me")).headers.get("cache-control")).toBe("no-store");
});

test("the document names every command, and its page loads from this server alone", async () => {
  const document = (await (await api("/openapi.json")).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(document.openapi).toBe("3.1.0");
  const names = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
  expect(names.sort()).toEqual(Object.keys(routes).sort());
  const page = await (await api("/reference")).text();
  const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(links.length).toBe(3);
  for (const link of links) {
    expect(link).not.toMatch(/^(https?:)?\/\//);
    expect((await api(`/${link}`)).status).toBe(200);
  }
});

test("health, readiness and metrics", async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: "ready" });
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  for (const name of [
    "chatflow_connections",
    "chatflow_messages_total",
    "chatflow_command_seconds",
    "chatflow_query_seconds",
    "nodejs_eventloop_lag",
  ]) {
    expect(metrics).toContain(name);
  }
  expect((await fetch(`${server.url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } })).status).toBe(403);
  const guarded = await testServer({ db: server.db, metricsToken: "a-token-for-prometheus" });
  const fromAfar = (authorization: string) =>
    fetch(`${guarded.url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9", authorization } }).then((response) => response.status);
  expect([await fromAfar("Bearer wrong"), await fromAfar("Bearer a-token-for-prometheus")]).toEqual([403, 200]);
});
