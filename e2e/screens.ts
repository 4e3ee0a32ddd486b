import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Team } from "../bin/demo/team.ts";
import { findChromium, launch } from "./chromium.ts";
import { channelPages } from "./screens/channel-pages.ts";
import { conversations } from "./screens/conversations.ts";
import { doors } from "./screens/doors.ts";
import { everyone } from "./screens/everyone.ts";
import { firstRun } from "./screens/first-run.ts";
import { lists } from "./screens/lists.ts";
import { overMessages } from "./screens/over-messages.ts";
import { panels } from "./screens/panels.ts";
import { preferences } from "./screens/preferences.ts";
import type { Chapter, Stage } from "./screens/stage.ts";
import { liveToday } from "./screens/today.ts";
import { troubles } from "./screens/troubles.ts";
import { writing } from "./screens/writing.ts";
import { ServerUnderTest } from "./server.ts";

/**
 * `npm run screens`: the pictures of docs/screens, of the demo workspace on a day with some life in it.
 * `npm run screens -- lists panels` takes these chapters alone.
 */

type Chapters = Record<string, Chapter>;
/** As Maren, who reads as she goes; so the first ones show the most that is new. */
const hers: Chapters = { lists, conversations, overMessages, writing, channelPages, panels, preferences };
/** As others or in another workspace, meanwhile. */
const others: Chapters = { doors, firstRun, everyone };
/** It stops the server. */
const last: Chapters = { troubles };
const all = { ...hers, ...others, ...last };

const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (!(name in all)) throw new Error(`There is no chapter ${name}; there are ${Object.keys(all).join(", ")}.`);
}
const seed = fileURLToPath(new URL("../bin/seed.ts", import.meta.url));
const chromium = findChromium();
if (!chromium) process.exit(1);

const clock = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format();
const cities = Intl.supportedValuesOf("timeZone").filter((zone) => /^(Africa|America|Asia|Europe|Pacific)\//.test(zone));
/** Where it is two in the afternoon now, so that the pictures show a day of work whenever they are taken. */
const timezoneId = cities.find((city) => clock(city) === "14") ?? "UTC";

const server = await ServerUnderTest.create();
const env = { ...process.env, CHATFLOW_DATA: server.folder, TZ: timezoneId };
const seeded = spawnSync(process.execPath, [seed], { env, encoding: "utf8" });
if (seeded.status !== 0) throw new Error(`the demo workspace could not be made: ${seeded.stdout}${seeded.stderr}`);
await server.start();
const browser = await launch(chromium);
try {
  const team = await Team.signIn(server.url);
  await liveToday(team);
  const stage = { browser, server, url: server.url, team, timezoneId };
  await Promise.all([takeAll(hers, stage), takeAll(others, stage)]);
  await takeAll(last, stage);
} finally {
  await browser.close();
  await server.remove();
}

/** Those that were chosen. One that fails leaves the others to be taken. */
async function takeAll(chapters: Chapters, stage: Stage): Promise<void> {
  for (const [name, chapter] of Object.entries(chapters)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const began = performance.now();
    await chapter(stage).catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
    console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}
