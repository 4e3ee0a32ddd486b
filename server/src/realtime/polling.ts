import { ChatFlowError, closeCodes, limits, type PollAnswer, pollPath } from "@chatflow/protocol";
import { PollInput } from "@chatflow/protocol/frames";
import type { FastifyInstance } from "fastify";
import type { Authenticate } from "../platform/commands.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { OriginCheck } from "../platform/origin.ts";
import { parseInput } from "../platform/parse-input.ts";
import type { LiveSessions } from "./live-sessions.ts";
import { mayConnect } from "./own-page.ts";
import { PollSession } from "./poll-session.ts";

/** Polling connections that one signed-in session may have: tabs of a browser, and those that went without a word. */
const perSession = 20;

type Deps = { live: LiveSessions; authenticate: Authenticate; isOwnOrigin: OriginCheck; metrics: Metrics };
type SignedIn = NonNullable<Awaited<ReturnType<Authenticate>>>;

/** Long polling, for networks that hold back or cut everything that lasts. */
export function servePolling(http: FastifyInstance, { live, authenticate, isOwnOrigin, metrics }: Deps) {
  const polls = new Map<string, PollSession>();
  const bySession = new Map<string, Set<PollSession>>();

  http.post(pollPath, async (request, reply) => {
    if (live.draining) throw new ChatFlowError("unavailable", { retryAfterMs: 1000 });
    if (!mayConnect(request.headers, isOwnOrigin)) throw new ChatFlowError("foreign_origin");
    const input = parseInput(PollInput, request.body);
    const gone = new AbortController();
    reply.raw.on("close", () => gone.abort());
    const text = await answer(input, request.headers, gone.signal);
    return reply.header("content-type", "application/json; charset=utf-8").header("cache-control", "no-store").send(text);
  });

  async function answer(input: PollInput, headers: Parameters<Authenticate>[0], gone: AbortSignal): Promise<string> {
    const known = input.session === undefined ? undefined : polls.get(input.session);
    const { cookie, authorization } = headers;
    const signedIn = known?.closed ? null : await authenticate({ cookie, authorization });
    if (!signedIn) {
      if (!known) throw new ChatFlowError("unauthenticated");
      // Why it was closed is told to who knows it, though their session may have ended with it, or ends in this moment.
      known.close("session_revoked");
      return known.poll(0, 0, gone);
    }
    const isTheirs = known?.sessionId === signedIn.caller.sessionId;
    if (input.session !== undefined && !isTheirs) return unknown(input.session);
    const session = known ?? (await begin(signedIn));
    return session.poll(input.ack ?? 0, input.waitMs ?? limits.pollWaitMs, gone);
  }

  async function begin({ caller, expiresAt }: SignedIn): Promise<PollSession> {
    const session = new PollSession({ caller, expiresAt }, { metrics, closed });
    const siblings = bySession.get(caller.sessionId) ?? new Set();
    const [oldest] = siblings;
    if (siblings.size >= perSession) oldest?.close("poll_unknown");
    bySession.set(caller.sessionId, siblings.add(session));
    polls.set(session.id, session);
    try {
      await live.begin(session, caller);
    } catch (error) {
      session.close("going_away");
      throw error;
    }
    return session;
  }

  function closed(session: PollSession) {
    live.remove(session);
    const siblings = bySession.get(session.sessionId);
    siblings?.delete(session);
    if (siblings?.size === 0) bySession.delete(session.sessionId);
  }

  const ticking = setInterval(() => {
    const now = Date.now();
    for (const session of polls.values()) if (!session.tick(now)) polls.delete(session.id);
  }, 1000);
  ticking.unref();
  http.addHook("onClose", async () => clearInterval(ticking));
}

function unknown(session: string): string {
  const { code, reason } = closeCodes.poll_unknown;
  return JSON.stringify({ session, number: 0, frames: [{ close: { name: "poll_unknown", code, reason } }] } satisfies PollAnswer);
}
