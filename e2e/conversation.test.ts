import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { aPhone, Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

describe.skipIf(!chromium)("two people change what they said", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  /** It says how many are new, where what was kept here is behind. */
  const toNewest = () => grace.page.getByRole("button", { name: /To the newest|new messages?$/ });

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("an edit is seen by the other, who finds what it said before", async () => {
    await ada.say("The engine will wheeze");
    await grace.message("The engine will wheeze").waitFor();
    await ada.choose("The engine will wheeze", "Edit");
    const editor = ada.page.getByRole("textbox", { name: "Edit message" });
    await editor.fill(" ");
    await editor.press("Enter");
    await ada.page.getByText(/may not be empty/).waitFor();
    await editor.fill("The engine will *weave*");
    await screenshots(ada.page, "editing");
    await editor.press("Enter");
    await editor.waitFor({ state: "detached" });
    await grace.message("The engine will weave").waitFor();
    await expect.poll(() => grace.message("The engine will wheeze").count()).toBe(0);
    await grace.message("The engine will weave").getByRole("button", { name: "(edited)" }).click();
    const dialog = grace.page.getByRole("dialog");
    await dialog.getByText("The engine will wheeze").waitFor();
    await screenshots(grace.page, "history");
    await grace.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("who is typing is told to the other, until they have said it", async () => {
    await ada.composer.pressSequentially("Well");
    await grace.page.getByText("Ada Lovelace is typing…").waitFor();
    await expect.poll(() => ada.page.getByText("is typing…").count()).toBe(0);
    await ada.composer.press("Enter");
    await grace.message("Well").waitFor();
    await grace.page.getByText("is typing…").waitFor({ state: "detached" });
  });

  test("one's last message is edited by keyboard alone, and Escape leaves it as it was", async () => {
    await ada.say("No second thoghts");
    await grace.message("No second thoghts").waitFor();
    const { keyboard } = ada.page;
    const focused = () => ada.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await ada.composer.focus();
    await keyboard.press("ArrowUp");
    await expect.poll(focused).toBe("Edit message");
    await keyboard.type(" at all");
    await keyboard.press("Escape");
    await expect.poll(focused).not.toBe("Edit message");
    await ada.message("No second thoghts").waitFor();
    await expect.poll(() => ada.message("at all").count()).toBe(0);
    await keyboard.press("ArrowUp");
    await expect.poll(focused).toBe("Edit message");
    for (let letter = 0; letter < "ghts".length; letter++) await keyboard.press("ArrowLeft");
    await keyboard.type("u");
    await keyboard.press("Enter");
    await grace.message("No second thoughts").waitFor();
    // The focus is back where one writes.
    await keyboard.type("Next");
    await keyboard.press("Enter");
    await grace.message("Next").waitFor();
  });

  test("the toolbar is reached by keyboard: up into the messages, Tab to what can be done", async () => {
    const { page } = grace;
    await page.getByRole("region", { name: "Messages", exact: true }).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("React with 👍");
    await page.keyboard.press("Enter");
    await ada.reaction("Next", "👍", 1).waitFor();
  });

  test("a reaction is counted, and toggled by each for themselves", async () => {
    await ada.act("The engine will weave", "React with 🎉");
    await grace.reaction("The engine will weave", "🎉", 1).click();
    const both = ada.reaction("The engine will weave", "🎉", 2);
    await both.waitFor();
    await expect.poll(() => both.getAttribute("aria-label")).toContain("You and Grace Hopper");
    await expect.poll(() => both.getAttribute("aria-pressed")).toBe("true");
    await ada.act("The engine will weave", "Add a reaction");
    await ada.page.getByRole("searchbox", { name: "Find an emoji by name" }).fill("rocke");
    await screenshots(ada.page, "emoji-picker");
    await ada.page.keyboard.press("Enter");
    await grace.reaction("The engine will weave", "🚀", 1).waitFor();
    await both.click();
    await grace.reaction("The engine will weave", "🎉", 1).waitFor();
    await grace.reaction("The engine will weave", "🎉", 1).press("Enter");
    await grace.reaction("The engine will weave", "🎉", 1).waitFor({ state: "detached" });
    // Its button is gone: the keyboard goes on from the message.
    await expect.poll(() => grace.message("The engine will weave").evaluate((row) => row === document.activeElement)).toBe(true);
    await ada.reaction("The engine will weave", "🎉", 1).waitFor({ state: "detached" });
  });

  test("a deleted message leaves a tombstone at the other, and cannot be deleted by who may not", async () => {
    await ada.say("This was not meant for here");
    await grace.message("This was not meant for here").waitFor();
    await grace.act("This was not meant for here", "More");
    await grace.page.getByRole("menuitem", { name: "Copy text" }).waitFor();
    await expect.poll(() => grace.page.getByRole("menuitem", { name: /Delete|Edit/ }).count()).toBe(0);
    await screenshots(grace.page, "message-menu");
    await grace.page.keyboard.press("Escape");
    await ada.choose("This was not meant for here", "Delete");
    await ada.page.getByText("Message deleted", { exact: true }).waitFor();
    await ada.page.getByRole("button", { name: "Undo" }).click();
    await ada.message("This was not meant for here").waitFor();
    await ada.page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
    await ada.choose("This was not meant for here", "Delete");
    await ada.page.getByRole("button", { name: "Undo" }).waitFor();
    await ada.page.keyboard.press("Control+z");
    await ada.message("This was not meant for here").waitFor();
    await ada.choose("This was not meant for here", "Delete");
    await ada.message("This message was deleted.").waitFor();
    await screenshots(ada.page, "delete-undo");
    for (const person of [ada, grace]) {
      await person.message("This message was deleted.").waitFor();
      await expect.poll(() => person.message("This was not meant for here").count()).toBe(0);
    }
    // The workspace's first account moderates: it may take away what others said.
    await grace.say("Buy my carburettors");
    await ada.choose("Buy my carburettors", "Delete");
    await screenshots(ada.page, "delete-message");
    await ada.page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => grace.message("This message was deleted.").count()).toBe(2);
  });

  test("a pinned message is in the list of both, and leads to where it was said", async () => {
    await ada.choose("The engine will weave", "Pin to the channel");
    await grace.message("The engine will weave").getByText("Pinned").waitFor();
    await grace.page.getByRole("button", { name: "Pinned messages" }).click();
    const dialog = grace.page.getByRole("dialog");
    await dialog.getByText("The engine will weave").waitFor();
    await screenshots(grace.page, "pins");
    await dialog.getByRole("link", { name: "Show in the conversation" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(new URL(grace.page.url()).pathname).toMatch(/^\/c\/[^/]+\/[^/]+$/);
    await grace.page.getByRole("button", { name: "Pinned messages" }).click();
    await dialog.getByRole("button", { name: "Unpin" }).click();
    await dialog.getByText("Nothing is pinned yet").waitFor();
    await grace.page.keyboard.press("Escape");
    await ada.message("The engine will weave").getByText("Pinned").waitFor({ state: "detached" });
  });

  test("a link to a message far up shows it, also after a reload; one that leads nowhere says so", async () => {
    await grace.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await grace.choose("The engine will weave", "Copy link");
    await grace.page.getByText("Link copied.").waitFor();
    const link = await grace.page.evaluate(() => navigator.clipboard.readText());
    await ada.sendMany(110);
    await grace.message("Line 110").waitFor();
    await grace.page.goto(link);
    await expect.poll(() => grace.inView("The engine will weave")).toBe(true);
    await screenshots(grace.page, "permalink");
    await toNewest().waitFor();
    await grace.page.reload();
    await expect.poll(() => grace.inView("The engine will weave")).toBe(true);
    await toNewest().waitFor();
    await grace.composer.press("Escape");
    await expect.poll(() => grace.inView("Line 110")).toBe(true);
    await grace.page.goto(link.replace(/[^/]+$/, "01900000-0000-7000-8000-000000000000"));
    await grace.page.getByText(/not in this conversation/).waitFor();
    await screenshots(grace.page, "permalink-missing");
  }, 240_000);

  test("who is led to what was said last stays there while what has been said since comes in", async () => {
    await ada.say("The mill stands still");
    await grace.choose("The mill stands still", "Copy link");
    await grace.page.getByText("Link copied.").waitFor();
    const link = await grace.page.evaluate(() => navigator.clipboard.readText());
    await grace.page.goto("about:blank");
    for (let line = 1; line <= 40; line += 1) await ada.post(`Since then ${line}`);
    let lineIsFree = false;
    await grace.page.routeWebSocket(/\/api\/v1\/socket/, async (line) => {
      while (!lineIsFree) await grace.page.waitForTimeout(50);
      line.connectToServer();
    });
    await grace.page.goto(link);
    await expect.poll(() => grace.inView("The mill stands still")).toBe(true);
    await grace.page.waitForTimeout(2000); // longer than it settles
    await expect.poll(() => grace.message("Since then").count()).toBe(0);
    lineIsFree = true;
    await grace.message("Since then 1").first().waitFor();
    await toNewest().waitFor();
    await expect.poll(() => grace.inView("The mill stands still")).toBe(true);
    await grace.page.unrouteAll();
    await grace.composer.press("Escape");
    await expect.poll(() => grace.inView("Since then 40")).toBe(true);
  });

  test("what is read in one browser is read in the other, and New marks where one had stopped", async () => {
    await grace.createChannel("lounge", "");
    const second = await Person.at(browser, "Grace Hopper");
    await second.page.goto(server.url);
    await second.signIn();
    await second.openChannel("lounge");
    await ada.say("Are you there?");
    await ada.say("It turns!");
    for (const person of [grace, second]) {
      await expect.poll(() => person.unread("engine-room")).toBe(2);
      await expect.poll(() => person.page.title()).toMatch(/^\(2\) /);
    }
    await second.openChannel("engine-room");
    await second.message("It turns!").waitFor();
    await expect.poll(() => grace.unread("engine-room")).toBe(0);
    await expect.poll(() => grace.page.title()).not.toMatch(/^\(/);
    const line = second.page.getByText("New", { exact: true });
    await line.waitFor();
    const [above, first] = [await line.boundingBox(), await second.message("Are you there?").boundingBox()];
    expect(above && first && above.y < first.y).toBe(true);
    await screenshots(second.page, "new-line");
    await second.openChannel("lounge");
    await second.openChannel("engine-room");
    await second.message("It turns!").waitFor();
    await expect.poll(() => line.count()).toBe(0);
    expect(second.complaints).toEqual([]);
  });

  test("what is changed while the server is away is shown at once, outlives a reload, and is done once it is back", async () => {
    await ada.choose("It turns!", "Edit");
    const editor = ada.page.getByRole("textbox", { name: "Edit message" });
    await editor.fill("It turned!");
    await server.kill("SIGKILL");
    await editor.press("Enter");
    await ada.message("It turned!").waitFor();
    await ada.act("Are you there?", "React with 👍");
    await ada.reaction("Are you there?", "👍", 1).waitFor();
    await screenshots(ada.page, "changed-offline");
    await server.start();
    await ada.page.reload();
    await grace.openChannel("engine-room");
    // After a long outage (a start that builds the web app first) her own line may take half a minute to come back.
    await grace.message("It turned!").waitFor({ timeout: 60_000 });
    await grace.reaction("Are you there?", "👍", 1).waitFor();
    await ada.message("It turned!").waitFor();
  });

  test("on a phone a finger that rests on a message finds the same", async () => {
    const phone = await Person.at(browser, "Ada Lovelace", aPhone);
    await phone.page.goto(server.url);
    await phone.signIn();
    await phone.openChannel("engine-room");
    await phone.rest("It turned!");
    const sheet = phone.page.getByRole("dialog");
    await sheet.getByRole("button", { name: "React with ❤️" }).waitFor();
    await screenshots(phone.page, "message-sheet");
    await sheet.getByRole("button", { name: "React with ❤️" }).click();
    await ada.reaction("It turned!", "❤️", 1).waitFor();
    await phone.rest("It turned!");
    await sheet.getByRole("button", { name: "Edit" }).click();
    await phone.page.getByRole("textbox", { name: "Edit message" }).fill("It turned, from the train!");
    await phone.page.getByRole("button", { name: "Save" }).click();
    await ada.message("It turned, from the train!").waitFor();
    await expect.poll(() => phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    for (const person of [ada, grace, phone]) expect(person.complaints).toEqual([]);
  });
});
