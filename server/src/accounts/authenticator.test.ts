import { describe, expect, test } from "vitest";
import { createAuth } from "./auth.ts";
import { sealToken } from "./session-token.ts";
import { codeOf, cookiePair, goodPassword, testAccounts } from "./testing.ts";

const server = await testAccounts();
const secure = await testAccounts({ publicUrl: "https://chat.example.org" });
const ada = await server.join("ada");
await server.call("workspace.update", { registration: "open" }, ada);
const day = 24 * 3600 * 1000;

describe("authenticate", () => {
  test("knows a cookie and a bearer token", async () => {
    const byCookie = await server.signInByCookie();
    expect(byCookie.output.token).toBeUndefined();
    expect(byCookie.setCookie).toMatch(/^chatflow_session=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    const byToken = await server.signInByToken();
    for (const headers of [{ cookie: `theme=dark; ${byCookie.cookie}; x` }, { authorization: byToken.authorization }]) {
      const signedIn = await server.authenticate(headers);
      expect(signedIn?.caller).toMatchObject({ userId: ada.user.id, role: "admin" });
      expect(Math.abs((signedIn?.expiresAt.getTime() ?? 0) - Date.now() - 30 * day)).toBeLessThan(day);
    }
  });

  test("agrees with better-auth on whose a cookie is", async () => {
    const { api } = createAuth(server).library;
    const { cookie, sessionId } = await server.signInByCookie();
    const theirs = await api.getSession({ headers: new Headers({ cookie }) });
    expect(theirs?.session.id).toBe(sessionId);
    expect(theirs?.user.id).toBe(ada.user.id);
    const body = { email: "ada@example.org", password: goodPassword };
    const { headers } = await api.signInEmail({ body, headers: new Headers(), returnHeaders: true });
    expect((await server.authenticate({ cookie: cookiePair(headers.get("set-cookie") ?? "") }))?.caller.userId).toBe(ada.user.id);
    await server.expireIn(sessionId, "-1 second");
    expect(await api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
    expect(await server.authenticate({ cookie })).toBeNull();
    await expect(api.signUpEmail({ body: { ...body, email: "x@example.org", name: "x", username: "x" } })).rejects.toThrow();
  });

  test("takes no token without its signature, by neither way, and none sealed by another secret", async () => {
    const { token } = await server.signInByToken();
    const [raw = "", signature = ""] = token.split(".");
    const { rowCount } = await server.db.pool.query("select from sessions where token = $1", [raw]);
    expect(rowCount).toBe(1); // the raw token is a real one
    const forged = [
      raw,
      `${raw}.`,
      `${raw}.${"A".repeat(43)}=`,
      `x${token}`,
      sealToken(raw, "another secret"),
      `.${signature}`,
      "",
      "%E0%A4%A",
    ];
    for (const wrong of forged) {
      expect(await server.authenticate({ cookie: `chatflow_session=${wrong}` }), wrong).toBeNull();
      expect(await server.authenticate({ cookie: `chatflow_session=${encodeURIComponent(wrong)}` }), wrong).toBeNull();
      expect(await server.authenticate({ authorization: `Bearer ${wrong}` }), wrong).toBeNull();
    }
    expect(await server.authenticate({ authorization: `Bearer ${token}` })).not.toBeNull();
    expect(await server.authenticate({ authorization: token })).toBeNull();
    expect(await server.authenticate({})).toBeNull();
  });

  test("lets a bearer token, right or wrong, go before the cookie, and leaves other schemes to proxies", async () => {
    const { cookie, sessionId } = await server.signInByCookie();
    const { authorization, sessionId: tokenSession } = await server.signInByToken();
    expect((await server.authenticate({ cookie, authorization }))?.caller.sessionId).toBe(tokenSession);
    expect(await server.authenticate({ cookie, authorization: "Bearer nonsense" })).toBeNull();
    expect((await server.authenticate({ cookie, authorization: "Basic YTpi" }))?.caller.sessionId).toBe(sessionId);
  });

  test("is not misled by a second cookie of the same name", async () => {
    const { cookie, sessionId } = await server.signInByCookie();
    expect((await server.authenticate({ cookie: `chatflow_session=planted; ${cookie}` }))?.caller.sessionId).toBe(sessionId);
  });

  test("over https the cookie is secure and bound to the host", async () => {
    const input = { username: "ada", email: "ada@example.org", password: goodPassword, session: "cookie" } as const;
    const { setCookie = "" } = await secure.callForHeaders("accounts.signUp", input);
    expect(setCookie).toMatch(/^__Host-chatflow_session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(await secure.authenticate({ cookie: cookiePair(setCookie) })).not.toBeNull();
    expect(await secure.authenticate({ cookie: cookiePair(setCookie).replace("__Host-", "") })).toBeNull();
  });
});

describe("a session", () => {
  test("puts the end off while a session is used, once a day at most", async () => {
    const { authorization, sessionId } = await server.signInByToken();
    await server.expireIn(sessionId, "29 days 1 hour");
    const early = await server.authenticate({ authorization });
    expect((early?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThan(29.5 * day);
    await server.expireIn(sessionId, "1 hour");
    const renewed = await server.authenticate({ authorization });
    expect((renewed?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(29.9 * day);
    expect((await server.authenticate({ authorization }))?.expiresAt).toEqual(renewed?.expiresAt);
  });

  test("does not revive what has expired", async () => {
    const { authorization, sessionId } = await server.signInByToken();
    await server.expireIn(sessionId, "-1 second");
    expect(await server.authenticate({ authorization })).toBeNull();
    expect(await codeOf(server.call("users.me", {}, { authorization }))).toBe("unauthenticated");
  });

  test("sees a changed role at once", async () => {
    const bela = await server.join("bela");
    await server.db.pool.query("update users set role = 'moderator' where id = $1", [bela.user.id]);
    expect((await server.authenticate({ authorization: bela.authorization }))?.caller.role).toBe("moderator");
  });
});
