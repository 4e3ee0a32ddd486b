import * as argon2 from "@node-rs/argon2";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { codeOf, cookiePair, goodPassword, testAccounts } from "./testing.ts";

vi.mock("@node-rs/argon2", { spy: true });
const requests = vi.spyOn(globalThis, "fetch");
const printed = [vi.spyOn(console, "log"), vi.spyOn(console, "warn"), vi.spyOn(console, "error"), vi.spyOn(console, "info")];

const server = await testAccounts();
const ada = await server.join("ada");
const signIn = (login: string, password = goodPassword) => server.call("accounts.signIn", { login, password });

beforeEach(() => {
  vi.mocked(argon2.hash).mockClear();
  vi.mocked(argon2.verify).mockClear();
});

describe("signing in", () => {
  test("takes the username or the email address, in any case", async () => {
    for (const login of ["ada", " ADA ", "ada@example.org", "Ada@Example.ORG"]) {
      expect((await signIn(login)).user).toEqual(ada.user);
    }
  });

  test("takes the password as another system composes it", async () => {
    await server.call("workspace.update", { registration: "open" }, ada);
    const composed = "café orchard wobbly".normalize("NFC");
    await server.call("accounts.signUp", { username: "bela", email: "bela@example.org", password: composed });
    expect(await codeOf(signIn("bela", composed.normalize("NFD")))).toBe("ok");
    expect(await codeOf(signIn("bela", "cafe orchard wobbly"))).toBe("wrong_credentials");
  });

  test("answers the same to a wrong password and to a login that nobody has, after the same work", async () => {
    const known = await signIn("ada", "not the password").catch((thrown) => thrown.toWire());
    expect(argon2.verify).toHaveBeenCalledTimes(1);
    const cost = Reflect.get(vi.mocked(argon2.verify).mock.calls[0] ?? [], 0);
    expect(String(cost)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const nobody = [
      "nobody",
      "nobody@example.org",
      "@",
      "a@b",
      "ada@",
      "a b",
      "\u0000",
      "ada\u0000",
      "'; drop table users; --",
      "%",
      "x".repeat(254),
    ];
    for (const login of nobody) {
      vi.mocked(argon2.hash).mockClear();
      const unknown = await signIn(login, "not the password").catch((thrown) => thrown.toWire());
      expect(unknown, login).toEqual(known);
      expect(argon2.hash, login).toHaveBeenCalledTimes(1);
      expect(vi.mocked(argon2.hash).mock.calls[0]?.[1]).toMatchObject({ algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 });
    }
  });

  test("refuses input that is no login", async () => {
    expect(await codeOf(signIn(""))).toBe("invalid_input");
    expect(await codeOf(signIn("x".repeat(10_000)))).toBe("invalid_input");
    expect(await codeOf(signIn("ada", ""))).toBe("invalid_input");
    expect(await codeOf(signIn("ada", "x".repeat(201)))).toBe("invalid_input");
    const injected = { login: { $ne: "" }, password: { $ne: "" } };
    expect(
      await codeOf(
        server.dispatch("accounts.signIn", injected, { caller: null, address: "", http: { headers: new Headers(), setHeader() {} } }),
      ),
    ).toBe("invalid_input");
  });

  test("keeps the browser and the address that the server saw, not those that a header claims", async () => {
    const { output } = await server.callForHeaders(
      "accounts.signIn",
      { login: "ada", password: goodPassword },
      { userAgent: `Firefox ${"x".repeat(9_000)}` },
    );
    const { sessions } = await server.call("sessions.list", {}, { authorization: `Bearer ${output.token}` });
    expect(sessions[0]?.userAgent).toMatch(/^Firefox x{292}$/);
    const { rows } = await server.db.pool.query("select ip_address from sessions where id = $1", [sessions[0]?.id]);
    expect(rows).toEqual([{ ip_address: "192.0.2.7" }]);
  });

  test("in a browser replaces the session that its cookie stood for", async () => {
    const input = { login: "ada", password: goodPassword, session: "cookie" } as const;
    const cookie = cookiePair((await server.callForHeaders("accounts.signIn", input)).setCookie);
    const before = await server.authenticate({ cookie });
    const after = cookiePair((await server.callForHeaders("accounts.signIn", input, { cookie })).setCookie);
    expect(await server.authenticate({ cookie })).toBeNull();
    expect(server.ended).toContain(before?.caller.sessionId);
    expect(await server.authenticate({ cookie: after })).not.toBeNull();
  });

  test("clears away the person's sessions that have expired", async () => {
    await signIn("ada");
    await server.db.pool.query("update sessions set expires_at = now() - interval '1 second'");
    expect(await server.count("sessions")).toBeGreaterThan(1);
    await signIn("bela", "café orchard wobbly");
    await signIn("ada");
    expect(await server.count("sessions")).toBe(2);
  });
});

test("no secret is stored in plain, logged or printed, and nothing is fetched", async () => {
  const { code } = await server.call(
    "invitations.create",
    {},
    { caller: { ...ada.user, userId: ada.user.id, role: "admin", sessionId: ada.user.id } },
  );
  const cleo = await server.join("cleo", { invitation: code });
  await signIn("cleo", "another wrong password").catch(() => {});
  const { rows } = await server.db.pool.query(`
    select concat((select string_agg(u::text, '') from users u), (select string_agg(s::text, '') from sessions s),
      (select string_agg(c::text, '') from credentials c), (select string_agg(i::text, '') from invitations i)) as everything`);
  const stored: string = rows[0].everything;
  expect(stored).toContain("$argon2id$");
  for (const secret of [goodPassword, code, cleo.token, server.authSecret]) expect(stored).not.toContain(secret);
  const log = server.logLines.join("");
  expect(log).toContain("an account was made");
  expect(log).toContain("a sign-in was refused");
  const rawToken = cleo.token.split(".")[0] ?? "";
  for (const secret of [goodPassword, "another wrong password", "not the password", code, rawToken, server.authSecret, "$argon2id$"]) {
    expect(log).not.toContain(secret);
  }
  for (const print of printed) expect(print).not.toHaveBeenCalled();
  expect(requests).not.toHaveBeenCalled();
});
