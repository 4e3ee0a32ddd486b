import { describe, expect, test } from "vitest";
import { codeOf, testAccounts } from "./testing.ts";

const server = await testAccounts();
const ada = await server.join("ada");
await server.call("workspace.update", { registration: "open" }, ada);

describe("ending sessions", () => {
  test("signing out ends the session, tells the connections and removes the cookie", async () => {
    const { cookie, sessionId } = await server.signInByCookie();
    const { setCookie } = await server.callForHeaders("accounts.signOut", {}, { cookie });
    expect(setCookie).toBe("chatflow_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    expect(server.ended).toContain(sessionId);
    expect(await server.authenticate({ cookie })).toBeNull();
    expect(await codeOf(server.call("accounts.signOut", {}, { cookie }))).toBe("unauthenticated");
  });

  test("signing a program out leaves the browser's cookie alone", async () => {
    const browser = await server.signInByCookie();
    const program = await server.signInByToken();
    const { setCookie } = await server.callForHeaders(
      "accounts.signOut",
      {},
      { cookie: browser.cookie, authorization: program.authorization },
    );
    expect(setCookie).toBeUndefined();
    expect(await server.authenticate({ authorization: program.authorization })).toBeNull();
    expect(await server.authenticate({ cookie: browser.cookie })).not.toBeNull();
  });

  test("the list has one's own living sessions, newest first, without tokens", async () => {
    const cleo = await server.join("cleo");
    const second = await server.signInByToken("cleo");
    const expired = await server.signInByToken("cleo");
    await server.expireIn(expired.sessionId, "-1 second");
    const { sessions } = await server.call("sessions.list", {}, cleo);
    expect(sessions.map((session) => session.current)).toEqual([false, true]);
    for (const token of [cleo.token, second.token]) expect(JSON.stringify(sessions)).not.toContain(token.split(".")[0]);
  });

  test("a revoked session is dead at once and its connections are told, after the commit", async () => {
    const here = await server.signInByToken();
    const lost = await server.signInByToken();
    await server.call("sessions.revoke", { sessionId: lost.sessionId }, here);
    expect(server.ended).toContain(lost.sessionId);
    expect(new Set(await Promise.all(server.seenWhenTold))).toEqual(new Set([0]));
    expect(await server.authenticate({ authorization: lost.authorization })).toBeNull();
    expect(await codeOf(server.call("users.me", {}, lost))).toBe("unauthenticated");
    expect(await codeOf(server.call("sessions.revoke", { sessionId: lost.sessionId }, here))).toBe("not_found");
    expect(await codeOf(server.call("users.me", {}, here))).toBe("ok");
  });

  test("another person's session is not found, not even by an admin, and lives on", async () => {
    const dora = await server.join("dora");
    const admin = await server.signInByToken();
    const { sessions } = await server.call("sessions.list", {}, dora);
    const told = server.ended.length;
    expect(await codeOf(server.call("sessions.revoke", { sessionId: sessions[0]?.id ?? "" }, admin))).toBe("not_found");
    expect(await codeOf(server.call("sessions.revoke", { sessionId: admin.sessionId }, dora))).toBe("not_found");
    expect(server.ended).toHaveLength(told);
    expect(await codeOf(server.call("users.me", {}, dora))).toBe("ok");
    expect(await codeOf(server.call("sessions.revoke", { sessionId: "nonsense" }, dora))).toBe("invalid_input");
  });

  test("a session that is revoked while it is renewed stays dead", async () => {
    for (let round = 0; round < 20; round++) {
      const { authorization, sessionId } = await server.signInByToken();
      await server.expireIn(sessionId, "1 hour");
      await Promise.all([
        server.authenticate({ authorization }),
        server.call("sessions.revoke", { sessionId }, ada),
        server.authenticate({ authorization }),
      ]);
      expect(await server.authenticate({ authorization })).toBeNull();
    }
  });
});
