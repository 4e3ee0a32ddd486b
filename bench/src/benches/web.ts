import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findChromium, launch } from "@chatflow/e2e/chromium";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Bench, BenchOptions, BenchResult } from "../bench.ts";
import { startServer } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { type Figure, figure, percentile } from "../report/figure.ts";
import { describeMachine } from "../report/machine.ts";
import { scrollUp, switchTo, watchFirstMessage } from "../web/in-page.ts";
import { countScripts } from "../web/scripts.ts";
import { barePage } from "../web/yardstick.ts";
import { type LongWorkspace, makeLongWorkspace } from "../workspace/long-workspace.ts";

const gates = {
  initial_js_kb: 150,
  warm_ms: 300,
  cold_ms: 600,
  switch_cached_p95: 50,
  switch_uncached_p95: 120,
  scroll_ok_percent: 99,
  dom_nodes: 2500,
  heap_mb: 120,
};

const full = { channels: 200, messagesEach: 60, longMessages: 100_000, starts: 7, switches: 80, rounds: 3, scrollMs: 900_000 };
const quick: typeof full = { channels: 8, messagesEach: 30, longMessages: 400, starts: 1, switches: 3, rounds: 1, scrollMs: 20_000 };

/** Pixels that the list moves in each frame: as fast as a wheel that is spun hard. */
const scrollPixels = 400;
const heapEveryMs = 2000;

type Switches = { cached: number; uncached: number };
type History = { ok: number; nodes: number; heap: number; passed: number };

/** The app in Chromium, opened by somebody with many channels, against the real server on the same machine. */
async function run(options: BenchOptions): Promise<BenchResult> {
  const shape = options.quick ? quick : full;
  const chromium = findChromium();
  if (!chromium) throw new Error("This bench needs Chromium: run bin/setup.");
  buildApp();
  const machine = describeMachine("left to the operating system");
  const folder = await temporaryFolder(options.cleanup);
  const server = await startServer(folder, null, options.cleanup);
  const browser = await launch(chromium);
  options.cleanup.defer(() => browser.close());
  const { cookies, viewerId } = await signUp(browser, server.url);
  options.progress(`writing ${shape.longMessages + (shape.channels - 1) * shape.messagesEach} messages`);
  const workspace = await makeLongWorkspace(folder, viewerId, shape);

  const open = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: server.url });
    await context.addCookies(cookies);
    await context.addInitScript(watchFirstMessage);
    return context;
  };
  const [cold, warm, bare, scripts]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let count = 1; count <= shape.starts; count++) {
    bare.push(await withContext(open, async (context) => await barePage(await context.newPage(), workspace.longId)));
    await withContext(open, async (context) => {
      const page = await context.newPage();
      const scriptsOf = countScripts(page);
      cold.push(await start(page, workspace.longId));
      scripts.push(await scriptsOf());
      await page.waitForTimeout(options.quick ? 500 : 4000); // what is fetched and kept for the next start
      await page.close();
      warm.push(await start(await context.newPage(), workspace.longId));
    });
    options.progress(
      `start ${count} of ${shape.starts}: cold ${Math.round(cold.at(-1) ?? 0)} ms, warm ${Math.round(warm.at(-1) ?? 0)} ms, ` +
        `bare page ${Math.round(bare.at(-1) ?? 0)} ms, ${scripts.at(-1)?.toFixed(1)} KB of JavaScript`,
    );
  }
  const rounds: Switches[] = [];
  for (let count = 1; count <= shape.rounds; count++) {
    const round = await withContext(open, (context) => switchAll(context, workspace, shape));
    rounds.push(round);
    options.progress(
      `round ${count} of ${shape.rounds}: switch p95 ${round.cached.toFixed(1)} ms cached, ${round.uncached.toFixed(1)} ms not`,
    );
  }
  // Once: tens of thousands of frames.
  const history = await withContext(open, (context) => scrollAll(context, workspace, shape));
  options.progress(
    `${history.passed} messages passed, ${history.ok.toFixed(2)}% of frames in time, ${history.nodes} nodes, ${history.heap.toFixed(1)} MB`,
  );
  const figures = figuresOfRun({ cold, warm, bare, scripts, rounds, history }, options.quick);
  return { bench: "web", figures, machine, void: null };
}

function figuresOfRun(
  measured: { cold: number[]; warm: number[]; bare: number[]; scripts: number[]; rounds: Switches[]; history: History },
  isQuick: boolean,
): Figure[] {
  const { cold, warm, bare, scripts, rounds, history } = measured;
  const gateOf = (name: keyof typeof gates) => (isQuick ? {} : { gate: gates[name] });
  const lower = (name: keyof typeof gates, values: number[], unit: string) =>
    figure(name, values, { unit, better: "lower", ...gateOf(name) });
  return [
    lower("initial_js_kb", scripts, "KB"),
    lower("warm_ms", warm, "ms"),
    lower("cold_ms", cold, "ms"),
    figure("yardstick_cold_ms", bare, { unit: "ms", better: "lower" }),
    lower(
      "switch_cached_p95",
      rounds.map(({ cached }) => cached),
      "ms",
    ),
    lower(
      "switch_uncached_p95",
      rounds.map(({ uncached }) => uncached),
      "ms",
    ),
    figure("scroll_ok_percent", [history.ok], { unit: "%", better: "higher", ...gateOf("scroll_ok_percent") }),
    figure("scrolled_messages", [history.passed], { unit: "", better: "higher" }),
    lower("dom_nodes", [history.nodes], ""),
    lower("heap_mb", [history.heap], "MB"),
  ];
}

/** In a process of its own, as `npm start` does it, when it is not built or older than its sources. */
function buildApp(): void {
  const project = fileURLToPath(new URL("../../../", import.meta.url));
  const script = `const { ensureWebBuild } = await import("./bin/web-build.mjs"); await ensureWebBuild(process.cwd());`;
  const built = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: project, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the web app could not be built: ${built.stderr}`);
}

async function signUp(browser: Browser, url: string) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/v1/accounts`, {
    headers: { origin: url },
    data: { email: "viewer@example.org", username: "viewer", password: "an unhurried lantern orchard", session: "cookie" },
  });
  if (!answer.ok()) throw new Error(`signing up failed: ${await answer.text()}`);
  const { user } = (await answer.json()) as { user: { id: string } };
  const cookies = await context.cookies();
  await context.close();
  return { viewerId: user.id, cookies };
}

async function withContext<T>(open: () => Promise<BrowserContext>, use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await open();
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** Opens a channel's address, and says when its first message was painted, in milliseconds after the navigation began. */
async function start(page: Page, channelId: string): Promise<number> {
  await page.goto(`/c/${channelId}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.firstMessageAt !== undefined);
  return await page.evaluate(() => window.firstMessageAt ?? Number.NaN);
}

async function switchAll(context: BrowserContext, { longId, channelIds }: LongWorkspace, shape: typeof full): Promise<Switches> {
  const page = await context.newPage();
  await start(page, longId);
  const targets = channelIds.slice(0, shape.switches).map((channelId, at) => ({ channelId, newest: `c${at + 1} m${shape.messagesEach} ` }));
  const [uncached, cached]: [number[], number[]] = [[], []];
  for (const times of [uncached, cached]) {
    for (const target of targets) {
      times.push(await page.evaluate(switchTo, target));
      await page.waitForTimeout(50); // nobody switches within a frame
    }
  }
  return { cached: percentile(cached, 0.95), uncached: percentile(uncached, 0.95) };
}

/** Through the whole history, with the largest heap that was seen on the way, garbage included. */
async function scrollAll(context: BrowserContext, { longId }: LongWorkspace, shape: typeof full): Promise<History> {
  const page = await context.newPage();
  await start(page, longId);
  await page.waitForTimeout(4000); // everything else has been fetched by then
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  let heap = 0;
  const look = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    heap = Math.max(heap, metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0);
  };
  await look();
  const timer = setInterval(() => void look().catch(() => {}), heapEveryMs);
  const scrolled = await page.evaluate(scrollUp, { pixels: scrollPixels, ms: shape.scrollMs });
  clearInterval(timer);
  await look();
  return {
    ok: (1 - scrolled.late / scrolled.frames) * 100,
    nodes: scrolled.nodes,
    passed: shape.longMessages - scrolled.oldest + 1,
    heap: heap / 1024 / 1024,
  };
}

export const web: Bench = {
  summary: "the web app in Chromium: JavaScript, time to the first message, switching channels, scrolling a long history",
  run,
};
