import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { aPhone, Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

const part = ({ page }: Person, title: "Unread" | "Mentions"): Locator => page.getByRole("main").getByRole("region", { name: title });
/** The rows of a part of the inbox, from top to bottom. */
const rows = (person: Person, title: "Unread" | "Mentions"): Promise<string[]> =>
  part(person, title)
    .getByRole("listitem")
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.replaceAll(/\s+/g, " ")));
const entry = ({ page }: Person, name: string): Locator => page.getByRole("navigation").getByRole("link", { name });
const focusIsIn = ({ page }: Person): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);

describe.skipIf(!chromium)("what waits for somebody who was away", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  /** Ada at a second device. */
  let phone: Person;
  let looms: string;
  let engines: string;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { shared: ["looms", "engine-room"] }));
    phone = await Person.at(browser, "Ada Lovelace", aPhone);
    await phone.page.goto(server.url);
    await phone.signIn();
    engines = grace.channelId;
    await grace.openChannel("looms");
    looms = grace.channelId;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("nothing waits yet, and it says what will stand there", async () => {
    for (const person of [ada, phone]) {
      await entry(person, "Inbox").click();
      await person.heading("Inbox").waitFor();
      await part(person, "Unread").getByText("You have read everything").waitFor();
      await part(person, "Mentions").getByText("Messages that mention you").waitFor();
      await expect.poll(() => person.page.title()).toBe("Inbox · ChatFlow");
    }
    await ada.page.goto(`${server.url}/threads`);
    await ada.page.getByRole("main").getByText("No threads yet").waitFor();
    await ada.page.goBack();
    await ada.heading("Inbox").waitFor();
    await expect.poll(() => phone.tooWide()).toEqual([]);
  });

  test("what is said elsewhere comes in while one looks, the newest first, and goes once it is read on either device", async () => {
    await grace.post("Nothing for anybody", { to: engines });
    await grace.post("The first", { to: looms });
    await grace.post("The second, for @ada", { to: looms });
    for (const person of [ada, phone]) {
      const [first, second] = [/^looms 2 unread messages 1 mention of you/, /^engine-room 1 unread message(?! 1 mention)/];
      await expect.poll(() => rows(person, "Unread")).toEqual([expect.stringMatching(first), expect.stringMatching(second)]);
    }
    await expect.poll(() => phone.tooWide()).toEqual([]);
    await phone.page.getByRole("button", { name: "Mark as read: engine-room" }).tap();
    for (const person of [ada, phone]) await expect.poll(() => rows(person, "Unread")).toHaveLength(1);
    await expect.poll(() => ada.unread("engine-room")).toBe(0);
    await expect.poll(() => ada.unread("looms")).toBe(1); // what it says is the mention

    await part(ada, "Unread").getByRole("link", { name: "looms" }).click();
    await ada.message("The second, for").waitFor();
    await ada.page.getByText("New", { exact: true }).waitFor();
    await part(phone, "Unread").getByText("You have read everything").waitFor();
    await ada.page.goBack();
    await ada.heading("Inbox").waitFor();
    await part(ada, "Unread").getByText("You have read everything").waitFor();
  });

  test("all of it is read at once by the keyboard alone, and stays so after a reload", async () => {
    await grace.post("Once more", { to: engines });
    const { keyboard } = ada.page;
    await ada.openChannel("looms"); // a place to come from
    await ada.atRest();
    await keyboard.press("Control+k");
    await ada.page.getByRole("dialog").getByRole("combobox").waitFor();
    await keyboard.type("inbox");
    await ada.page.getByRole("option", { name: "Inbox", selected: true }).waitFor();
    await keyboard.press("Enter");
    await ada.heading("Inbox").waitFor();
    await grace.post("And here", { to: looms });
    await expect.poll(() => rows(ada, "Unread")).toHaveLength(2);
    await ada.page.getByRole("main").focus();
    await keyboard.press("Tab");
    await ada.page.getByRole("button", { name: "Mark all as read" }).and(ada.page.locator(":focus")).waitFor();
    await keyboard.press("Enter");
    await part(ada, "Unread").getByText("You have read everything").waitFor();
    await expect.poll(() => focusIsIn(ada)).toBe("main"); // the button is gone
    await ada.page.reload(); // whether the server has heard of it or not
    await part(ada, "Unread").getByText("You have read everything").waitFor();
    await part(phone, "Unread").getByText("You have read everything").waitFor();

    await grace.post("A last one", { to: looms });
    await expect.poll(() => rows(ada, "Unread")).toHaveLength(1);
    await expect.poll(() => ada.page.getByRole("button", { name: "Mark all as read" }).count()).toBe(0); // there is but one
    await ada.page.getByRole("main").focus();
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await ada.heading("looms").waitFor();
    await ada.message("A last one").waitFor();
  });

  test("mentions, by name and of everyone, are listed and lead to where they were said", async () => {
    await grace.post("Is anybody @here?", { to: looms });
    await grace.post("For @grace alone", { to: looms });
    await grace.post("Look at this, @channel", { to: engines });
    await grace.sendMany(60); // in looms, after what mentions her
    await entry(ada, "Inbox").click();
    const first = "Grace Hopper in engine-room";
    await expect
      .poll(() => rows(ada, "Mentions"))
      .toEqual([
        expect.stringContaining("Look at this, @channel"),
        expect.stringContaining("Is anybody @here?"),
        expect.stringContaining("The second, for @Ada Lovelace"),
        "", // the end of the list
      ]);
    expect((await rows(ada, "Mentions"))[0]).toContain(first);
    const card = part(ada, "Mentions").getByRole("listitem").filter({ hasText: "The second, for" });
    await card.getByRole("link", { name: "Show in the conversation" }).press("Enter");
    await expect.poll(() => ada.inView("The second, for")).toBe(true);
    await ada.heading("looms").waitFor();
    await ada.page.goBack();
    await ada.heading("Inbox").waitFor();
    await expect.poll(() => part(ada, "Unread").getByRole("link", { name: "looms" }).count()).toBe(0);
  });

  test("a mention that is taken back is not listed any more; one that is added is", async () => {
    await grace.openChannel("engine-room");
    await grace.choose("Look at this,", "Edit");
    const editor = grace.page.getByRole("textbox", { name: "Edit message" });
    await editor.fill("Look at this, whoever");
    await editor.press("Enter");
    await expect.poll(async () => (await rows(ada, "Mentions")).join()).not.toContain("Look at this");
    await grace.choose("Look at this,", "Edit");
    await editor.fill("Look at this, @ada");
    await editor.press("Enter");
    await expect.poll(async () => (await rows(ada, "Mentions"))[0]).toContain("Look at this, @Ada Lovelace");
    await ada.page.reload();
    await expect.poll(async () => (await rows(ada, "Mentions"))[0]).toContain("Look at this, @Ada Lovelace");
  });

  test("a reply that mentions one is unread on both devices, leads into its thread, and is read on both", async () => {
    await phone.page.getByRole("link", { name: "Back to your conversations" }).tap();
    const root = await ada.post("Who knows the way?", { to: engines });
    await grace.post("I do, @ada", { to: engines, threadId: root });
    for (const person of [ada, phone]) await expect.poll(() => entry(person, "Threads").textContent()).toContain("1");
    const card = part(ada, "Mentions").getByRole("listitem").filter({ hasText: "I do, " });
    await card.getByRole("link", { name: "Show in the conversation" }).click();
    const thread = ada.page.getByRole("region", { name: "Thread" });
    await thread.locator("article", { hasText: "I do, @Ada Lovelace" }).waitFor();
    await expect.poll(() => new URL(ada.page.url()).pathname).toContain(`/thread/${root}`);
    for (const person of [ada, phone]) await expect.poll(() => entry(person, "Threads").textContent()).not.toContain("1");
    await ada.page.goBack();
    await ada.heading("Inbox").waitFor();
  });

  test("what is marked as read while the server is away stays read once it is back", async () => {
    await grace.post("Before the lights went out", { to: looms });
    await expect.poll(() => rows(ada, "Unread")).toHaveLength(1);
    await server.kill("SIGKILL");
    await ada.page.getByRole("button", { name: "Mark as read: looms" }).click();
    await part(ada, "Unread").getByText("You have read everything").waitFor();
    await part(ada, "Mentions").getByText("Look at this").waitFor(); // what was there is there
    await ada.page.reload(); // what was marked is kept
    await part(ada, "Unread").getByText("You have read everything").waitFor();
    await server.start();
    await entry(phone, "Inbox").tap();
    await part(phone, "Unread").getByText("You have read everything").waitFor({ timeout: 60_000 });
    await ada.page.reload();
    await part(ada, "Unread").getByText("You have read everything").waitFor();
  });

  test("nothing went wrong that nobody would see", () => {
    for (const person of [ada, grace, phone]) expect(person.complaints).toEqual([]);
  });
});
