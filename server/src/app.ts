import { fileURLToPath } from "node:url";
import { createAccounts, createPresenceStore, serveLogo } from "./accounts/index.ts";
import { channelHandlers, channelsAtBeginning, joinDefaultChannels } from "./channels/index.ts";
import { draftHandlers } from "./drafts/index.ts";
import { createReadHead, MessageWriter, messageHandlers, ThreadNews } from "./messages/index.ts";
import { askTogether } from "./platform/ask-together.ts";
import { whenCalm } from "./platform/calm.ts";
import { createAddressOf } from "./platform/client-address.ts";
import type { Caller } from "./platform/commands.ts";
import type { Config } from "./platform/config.ts";
import type { Db } from "./platform/db.ts";
import { createDispatch } from "./platform/dispatch.ts";
import { serveHealth } from "./platform/health.ts";
import { createHttp } from "./platform/http.ts";
import type { Logger } from "./platform/log.ts";
import type { Metrics } from "./platform/metrics.ts";
import { createOriginCheck } from "./platform/origin.ts";
import { createRateLimit } from "./platform/rate-limit.ts";
import { serveReference } from "./platform/reference.ts";
import { serveWebApp } from "./platform/web-app.ts";
import { type Gateway, openGateway } from "./realtime/gateway.ts";
import { Hub } from "./realtime/hub.ts";
import { Presence } from "./realtime/presence.ts";
import { savedHandlers } from "./saved/index.ts";
import { ScheduledSender, scheduledHandlers } from "./scheduled/index.ts";

const webFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));

/**
 * Connections that may wait to be accepted, as far as the operating system lets them (net.core.somaxconn). Past it a
 * connection is dropped without a word and tried again by the client's system a second later, then after 2, 4, 8 …
 */
const backlog = 16_384;

/** How long a stopping server waits for calls that were begun. */
const drainPatienceMs = 10_000;

export type App = {
  /** Listens; the origin that it is reached under on this machine. */
  listen(): Promise<string>;
  /** Finishes what was begun, refuses the rest, closes every connection. */
  stop(): Promise<void>;
};

type Given = {
  config: Config;
  db: Db;
  metrics: Metrics;
  log: Logger;
  authSecret: string;
  web?: boolean;
  checkOutputs?: boolean;
  presenceGraceMs?: number | undefined;
};

/** The table of contents: every module of the server, and what each needs of the others. */
export async function createApp({
  config,
  db,
  metrics,
  log,
  authSecret,
  web = true,
  checkOutputs = false,
  presenceGraceMs,
}: Given): Promise<App> {
  let stopping = false;
  let gateway: Gateway | undefined;
  let giveUpPreparing = () => {};

  const hub = new Hub(metrics);
  const presence = new Presence({ hub, log, store: createPresenceStore(db.pool), graceMs: presenceGraceMs });
  const news = new ThreadNews({ db, hub, log });
  const writer = new MessageWriter({ db, hub, news, metrics });
  const readHead = createReadHead(db);
  const sender = new ScheduledSender({ db, hub, writer, log });
  const accounts = createAccounts({
    db,
    log,
    hub,
    presence,
    authSecret,
    publicUrl: config.publicUrl,
    sessionEnded: (sessionIds) => gateway?.sessionsEnded(sessionIds),
    accountMade: (userId) => joinDefaultChannels({ db, hub, log }, userId),
  });

  const isStopping = () => stopping;
  const take = createRateLimit(config.rateLimit);
  const dispatch = createDispatch(
    {
      ...accounts.handlers,
      ...channelHandlers({ db, hub }),
      ...messageHandlers({ db, hub, news, readHead, writer }),
      ...savedHandlers({ db, hub, readHead }),
      ...draftHandlers({ db, hub, readHead }),
      ...scheduledHandlers({ db, hub, sender }),
    },
    { isStopping, take, metrics, log, checkOutputs },
  );

  const side = {
    dispatch,
    log,
    authenticate: accounts.authenticate,
    isOwnOrigin: createOriginCheck(config.publicUrl),
    addressOf: createAddressOf(config.trustProxy || 0),
  };
  const http = createHttp(side);
  serveHealth(http, { db, metrics, isStopping, metricsToken: config.metricsToken });
  serveLogo(http, { db, take, addressOf: side.addressOf });
  await serveReference(http, config.publicUrl);
  if (web) await serveWebApp(http, webFolder, { offline: config.offline });
  gateway = openGateway(http, {
    ...side,
    hub,
    presence,
    metrics,
    compression: config.compression,
    begin: askTogether(200, (callers: Caller[]) => channelsAtBeginning(db.pool, callers)),
  });

  return {
    async listen() {
      await http.listen({ port: config.port, host: config.host, backlog });
      sender.start();
      giveUpPreparing = whenCalm(() => {
        void accounts.prepare().catch((error: unknown) => log.error({ err: error }, "the accounts could not be prepared"));
      });
      const address = http.server.address();
      const port = typeof address === "object" && address ? address.port : config.port;
      return `http://localhost:${port}`;
    },
    async stop() {
      stopping = true;
      giveUpPreparing();
      const senderStopped = sender.stop();
      await gateway.drain(drainPatienceMs);
      // Half a request is neither idle nor answered; whoever sends one shall not hold up the stop.
      const cutting = setTimeout(() => http.server.closeAllConnections(), drainPatienceMs);
      await http.close();
      clearTimeout(cutting);
      await senderStopped;
      metrics.stop();
    },
  };
}
