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
  await signIn(maren);
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
  const question = "Long-tail is back with two punctures";
  const noa = await Person.at(browser, "Noa");
  await noa.page.goto(server.url);
  await signIn(noa);
  await noa.openChannel("workshop");
  await reply(maren, question, "Stand 3, @noa. Mind the rack, it bites");
  await reply(noa, question, "It is on. Both holes are on the rim side, so it was the tape");
  await reply(maren, question, "There is cloth tape in the second drawer. Write it on the card, please");
  await page.locator("article", { hasText: question }).getByText("3 replies").waitFor();
  await screenshots(page, "thread", ofDocs);
  await page.getByRole("button", { name: "Close the thread" }).click();
  await reply(noa, question, "Done, and there is a piece of cake left");
  await page.getByRole("navigation").getByRole("link", { name: "Threads 1" }).click();
  await page.getByRole("main").getByText("4 replies").waitFor();
  await screenshots(page, "threads", ofDocs);
  await maren.openChannel("workshop");
  await maren.composer.pressSequentially("Who has the spoke key, @");
  await page.getByRole("option", { name: "@channel" }).waitFor();
  await screenshots(page, "mention", ofDocs);
  await maren.composer.fill("");
  await maren.choose(question, "Forward");
  await page.getByRole("dialog").getByRole("option").first().waitFor();
  await page.waitForTimeout(500); // for the people
  await screenshots(page, "forward", ofDocs);
  await page.keyboard.press("Escape");
  await maren.choose(question, "Save for later");
  await page.getByRole("navigation").getByRole("link", { name: "Saved" }).click();
  await page.getByRole("main").getByText(question).waitFor();
  await screenshots(page, "saved", ofDocs);
  await page.getByRole("button", { name: /@maren/ }).click();
  await page.getByRole("menuitem", { name: "Status and privacy" }).click();
  await page.getByRole("dialog").getByLabel("Status", { exact: true }).fill("At the stand until noon");
  await screenshots(page, "status", ofDocs);
  await page.keyboard.press("Escape");
  await maren.openChannel("workshop");
  await page.getByRole("button", { name: "Browse channels" }).first().click();
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await screenshots(page, "browse", ofDocs);
  await page.goBack();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("option").first().waitFor();
  await screenshots(page, "switcher", ofDocs);
  await page.keyboard.press("Escape");
  const dialogs = [
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

/** With the password of the demo. */
async function signIn({ page, username }: Person): Promise<void> {
  await page.getByLabel("Username or email").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "workshop" }).waitFor();
}

/** Opens the thread of a message that it names, and replies there. */
async function reply(person: Person, question: string, text: string): Promise<void> {
  const thread = person.page.getByRole("region", { name: "Thread" });
  if ((await thread.count()) === 0) await person.act(question, "Reply in thread");
  const field = thread.getByRole("textbox", { name: "Reply in the thread" });
  await field.fill(text);
  await field.press("Enter");
  await thread.locator("article[aria-busy=false]", { hasText: text.slice(0, 7) }).waitFor();
}
