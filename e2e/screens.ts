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
import type { Chapter } from "./screens/stage.ts";
import { liveToday } from "./screens/today.ts";
import { troubles } from "./screens/troubles.ts";
import { writing } from "./screens/writing.ts";
import { ServerUnderTest } from "./server.ts";

/**
 * `npm run screens`: the pictures of docs/screens, of the demo workspace on a day with some life in it.
 * `npm run screens -- lists panels` takes these chapters alone.
 */

const chapters: Record<string, Chapter> = {
  lists, // first, while much is unread
  conversations,
  overMessages,
  writing,
  channelPages,
  panels,
  preferences,
  doors,
  everyone,
  troubles,
  firstRun,
};

const chosen = process.argv.slice(2);
for (const name of chosen)
  if (!(name in chapters)) throw new Error(`There is no chapter ${name}; there are ${Object.keys(chapters).join(", ")}.`);
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
  for (const [name, chapter] of Object.entries(chapters)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const began = performance.now();
    // One that fails leaves the others to be taken.
    await chapter({ browser, server, url: server.url, team, timezoneId }).catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
    console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
} finally {
  await browser.close();
  await server.remove();
}
