import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { password } from "../bin/demo/people.ts";
import { findChromium, launch } from "./chromium.ts";
import { Person } from "./person.ts";
import { ofDocs, screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";

/** `npm run screens`: the pictures of docs/screens, taken of the demo workspace. */

const seed = fileURLToPath(new URL("../bin/seed.ts", import.meta.url));
const chromium = findChromium();
if (!chromium) process.exit(1);

const server = await ServerUnderTest.create();
const seeded = spawnSync(process.execPath, [seed], { env: { ...process.env, CHATFLOW_DATA: server.folder }, encoding: "utf8" });
if (seeded.status !== 0) throw new Error(`the demo workspace could not be made: ${seeded.stdout}${seeded.stderr}`);
await server.start();
const browser = await launch(chromium);
try {
  const maren = await Person.at(browser, "Maren", { timezoneId: process.env.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone });
  const { page } = maren;
  await page.goto(server.url);
  await page.getByLabel("Username or email").waitFor();
  await screenshots(page, "sign-in", ofDocs);
  await page.getByLabel("Username or email").fill("maren");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "workshop" }).waitFor();
  await page.goto(server.url);
  await page.getByRole("navigation").getByRole("link", { name: "workshop" }).waitFor();
  await screenshots(page, "home", ofDocs);
  for (const [name, file] of [
    ["workshop", "channel"],
    ["website", "code"],
    ["rides", "rides"],
  ] as const) {
    await maren.openChannel(name);
    await page.locator("article").last().waitFor();
    await screenshots(page, file, ofDocs);
  }
  await maren.openChannel("workshop");
  const dialogs = [
    ["Browse channels", "browse"],
    ["Create a channel", "create-channel"],
    ["New message", "new-message"],
    ["Invite people", "invite"],
  ] as const;
  for (const [button, file] of dialogs) {
    await page.getByRole("button", { name: button }).first().click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(500); // for its list
    await screenshots(page, file, ofDocs);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
} finally {
  await browser.close();
  await server.remove();
}
