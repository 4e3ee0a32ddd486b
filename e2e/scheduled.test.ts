import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { inDatabase } from "./database.ts";
import { aPhone, type Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

const rows = ({ page }: Person): Locator => page.getByRole("main").getByRole("listitem");
const row = (person: Person, text: string): Locator => rows(person).filter({ hasText: text });
const dialog = ({ page }: Person): Locator => page.getByRole("dialog");
const field = (person: Person): Locator => dialog(person).getByLabel("Date and time");
const focusIsIn = ({ page }: Person): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
const timeIn = (place: Locator): Promise<string | null> => place.locator("time").first().getAttribute("datetime");

/** Writes into the composer, and asks to send it later. */
async function writeForLater(person: Person, text: string): Promise<void> {
  await person.composer.fill(text);
  await person.page.getByRole("button", { name: "Send later" }).click();
  await field(person).waitFor();
}

/** Chooses from the times that are suggested; the time that it is to be sent. */
async function chooseSuggested(person: Person, name: string): Promise<string | null> {
  const suggestion = dialog(person).getByRole("button", { name });
  const at = await timeIn(suggestion);
  await suggestion.click();
  await dialog(person).waitFor({ state: "detached" });
  return at;
}

async function openList({ page }: Person): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Scheduled" }).click();
  await page.getByRole("heading", { level: 1, name: "Scheduled" }).waitFor();
}

/** So many hours from now, as a field for date and time has it; the browsers of the journeys are in UTC. */
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);

describe.skipIf(!chromium)("what is written now and sent later", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  /** On a phone. */
  let grace: Person;
  let looms: string;
  let engines: string;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { shared: ["looms", "engine-room"], grace: aPhone }));
    engines = ada.channelId;
    const href = await ada.page.getByRole("navigation").getByRole("link", { name: "looms" }).getAttribute("href");
    looms = href?.split("/").at(-1) ?? "";
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("a time that is none, over or too far is told at the field, and what was written stays through a reload", async () => {
    await ada.page.goto(`${server.url}/scheduled`);
    await ada.page.getByRole("heading", { name: "Nothing is scheduled" }).waitFor();
    await ada.page.goBack();
    await writeForLater(ada, "Mind the gap");
    const wrong = [
      ["", "Choose a date and a time."],
      ["2020-01-01T10:00", "Choose a time that is still to come."],
      [inHours(366 * 24), "Choose a time within a year from now."],
    ] as const;
    for (const [value, fault] of wrong) {
      await field(ada).fill(value);
      await dialog(ada).getByRole("button", { name: "Schedule", exact: true }).click();
      await dialog(ada).getByText(fault).waitFor();
      await expect.poll(() => field(ada).getAttribute("aria-invalid")).toBe("true");
      await expect.poll(() => field(ada).inputValue()).toBe(value);
    }
    await expect.poll(() => field(ada).evaluate((element) => element === document.activeElement)).toBe(true);
    await ada.page.reload();
    await ada.composer.waitFor();
    await expect.poll(() => ada.composer.inputValue()).toBe("Mind the gap");
    expect(await ada.api("GET /scheduled")).toEqual({ scheduled: [] });
  });

  test("by the keyboard: a suggested time, and the focus is back where one writes; one's own time, too", async () => {
    const { keyboard } = ada.page;
    await ada.composer.focus();
    await ada.page.getByRole("button", { name: "Send later" }).focus();
    await keyboard.press("Enter");
    await field(ada).waitFor();
    const tomorrow = dialog(ada).getByRole("button", { name: "Tomorrow" });
    const at = await timeIn(tomorrow);
    await tomorrow.focus();
    await keyboard.press("Enter");
    await dialog(ada).waitFor({ state: "detached" });
    await ada.page.getByText(/^To be sent /).waitFor();
    await expect.poll(() => focusIsIn(ada)).toBe("composer");
    await expect.poll(() => ada.composer.inputValue()).toBe("");

    const own = inHours(200 * 24);
    await writeForLater(ada, "A long way off :tada:");
    await field(ada).fill(own);
    await keyboard.press("Enter");
    await dialog(ada).waitFor({ state: "detached" });
    await openList(ada);
    await row(ada, "Mind the gap").getByText("engine-room").waitFor();
    await expect.poll(() => timeIn(row(ada, "Mind the gap"))).toBe(at);
    await expect.poll(() => timeIn(row(ada, "A long way off 🎉"))).toBe(`${own}:00.000Z`);
    await expect.poll(() => rows(ada).count()).toBe(2);
    await expect.poll(() => grace.page.locator("article").count()).toBe(0); // nobody has it yet
  });

  test("text and time can be changed, and what is wrong with them is told; then it is sent at once, or not at all", async () => {
    await row(ada, "A long way off").getByRole("button", { name: "Edit" }).click();
    await dialog(ada).getByLabel("Message").fill("  ");
    await dialog(ada).getByRole("button", { name: "Save" }).click();
    await dialog(ada).getByText("A message may not be empty.").waitFor();
    await dialog(ada).getByLabel("Message").fill("Nearly there");
    await field(ada).fill("2020-01-01T10:00");
    await dialog(ada).getByRole("button", { name: "Save" }).click();
    await dialog(ada).getByText("Choose a time that is still to come.").waitFor();
    const soon = inHours(2);
    await field(ada).fill(soon);
    await dialog(ada).getByRole("button", { name: "Save" }).click();
    await dialog(ada).waitFor({ state: "detached" });
    await row(ada, "Nearly there").waitFor();
    await expect.poll(() => timeIn(rows(ada).first())).toBe(`${soon}:00.000Z`); // the next one is first
    await ada.page.reload();
    await row(ada, "Nearly there").waitFor();
    await expect.poll(() => ada.page.getByText("A long way off").count()).toBe(0);

    await row(ada, "Nearly there").getByRole("button", { name: "Send now" }).click();
    await grace.message("Nearly there").waitFor();
    await row(ada, "Nearly there").waitFor({ state: "detached" });
    await row(ada, "Mind the gap").getByRole("button", { name: "Delete" }).click();
    await dialog(ada).getByRole("button", { name: "Cancel" }).click();
    await dialog(ada).waitFor({ state: "detached" });
    await row(ada, "Mind the gap").getByRole("button", { name: "Delete" }).click();
    await dialog(ada).getByRole("button", { name: "Delete" }).click();
    await dialog(ada).waitFor({ state: "detached" });
    await ada.page.getByRole("heading", { name: "Nothing is scheduled" }).waitFor();
    await expect.poll(() => grace.page.locator("article", { hasText: "Mind the gap" }).count()).toBe(0);
  });

  test("on a phone, also a reply in a thread; nothing is wider than the screen", async () => {
    await grace.rest("Nearly there");
    await dialog(grace).getByRole("button", { name: "Reply in thread" }).tap();
    const thread = grace.page.getByRole("region", { name: "Thread" });
    await thread.getByRole("textbox", { name: "Reply in the thread" }).fill("At last");
    await thread.getByRole("button", { name: "Send later" }).tap();
    await field(grace).waitFor();
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await chooseSuggested(grace, "In an hour");
    await grace.page.getByRole("link", { name: "Show", exact: true }).tap();
    await row(grace, "At last").getByText("reply in").waitFor();
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await row(grace, "At last").getByRole("button", { name: "Edit" }).tap();
    await field(grace).waitFor();
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await dialog(grace).getByRole("button", { name: "Cancel" }).tap();
    await row(grace, "At last").getByRole("button", { name: "Send now" }).tap();
    await grace.page.getByRole("heading", { name: "Nothing is scheduled" }).waitFor();
    await ada.openChannel("engine-room");
    await ada
      .message("Nearly there")
      .getByRole("link", { name: /^1 reply/ })
      .waitFor();
  });

  test("where it may not be said any more, it is told why; it stays, and is sent once it may be", async () => {
    await grace.page.goto(`${server.url}/c/${looms}`);
    await writeForLater(grace, "The loom is free");
    await chooseSuggested(grace, "In an hour");
    await grace.page.goto(`${server.url}/c/${engines}`);
    await writeForLater(grace, "The engine is warm");
    await chooseSuggested(grace, "In an hour");
    await ada.api(`PUT /channels/${looms}/archived`);
    await grace.page.goto(`${server.url}/scheduled`);
    await row(grace, "The loom is free").getByRole("button", { name: "Send now" }).tap();
    await row(grace, "The loom is free").getByText("Not sent: This channel is archived").waitFor();
    await grace.api(`DELETE /channels/${engines}/membership`);
    await row(grace, "The engine is warm").getByRole("button", { name: "Send now" }).tap();
    await row(grace, "The engine is warm")
      .getByText(/Not sent: /)
      .waitFor();
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await grace.page.reload();
    await row(grace, "The engine is warm")
      .getByText(/Not sent: /)
      .waitFor();

    await ada.api(`DELETE /channels/${looms}/archived`);
    await grace.api(`PUT /channels/${engines}/membership`);
    for (const text of ["The loom is free", "The engine is warm"]) await row(grace, text).getByRole("button", { name: "Send now" }).tap();
    await grace.page.getByRole("heading", { name: "Nothing is scheduled" }).waitFor();
    await ada.message("The engine is warm").waitFor();
    await ada.openChannel("looms");
    await ada.message("The loom is free").waitFor();
  });

  test("past a hundred it is told that one has to go first, and nothing is lost", async () => {
    await inDatabase(server.folder, (db) =>
      db.query(
        `insert into scheduled_messages (id, user_id, channel_id, also_in_channel, text, send_at)
         select gen_random_uuid(), (select id from users where username = 'ada'), $1, false, 'Number ' || n, now() + n * interval '1 day'
         from generate_series(1, 100) as n`,
        [looms],
      ),
    );
    await writeForLater(ada, "One too many");
    await dialog(ada).getByRole("button", { name: "Tomorrow" }).click();
    await dialog(ada).getByText(/100/).waitFor();
    await ada.page.keyboard.press("Escape");
    await dialog(ada).waitFor({ state: "detached" });
    await expect.poll(() => ada.composer.inputValue()).toBe("One too many");
    await inDatabase(server.folder, (db) => db.query("delete from scheduled_messages"));
  });

  test("what the server did not take is still there; what it took it sends once, though it was killed at the time", async () => {
    await server.kill("SIGKILL");
    await ada.page.getByRole("button", { name: "Send later" }).click();
    await dialog(ada).getByRole("button", { name: "In an hour" }).click();
    await dialog(ada).getByRole("alert").waitFor();
    await expect.poll(() => ada.page.locator("#composer").inputValue()).toBe("One too many");
    await server.start();
    await chooseSuggested(ada, "In an hour");
    await openList(ada);
    await expect.poll(() => rows(ada).count()).toBe(1);
    const { scheduled } = await ada.api<{ scheduled: { id: string }[] }>("GET /scheduled");
    const sendAt = new Date(Date.now() + 6000);
    await ada.api(`PATCH /scheduled/${scheduled[0]?.id}`, { sendAt: sendAt.toISOString() });
    await server.kill("SIGKILL");
    await ada.page.waitForTimeout(Math.max(0, sendAt.getTime() - Date.now()));
    await server.start();
    await grace.page.goto(`${server.url}/c/${looms}`);
    await grace.message("One too many").waitFor({ timeout: 60_000 });
    await ada.page.getByRole("heading", { name: "Nothing is scheduled" }).waitFor({ timeout: 60_000 });
    await ada.openChannel("looms");
    await ada.message("One too many").waitFor();
    for (const person of [ada, grace]) {
      await person.page.reload();
      await person.message("One too many").waitFor();
      await expect.poll(() => person.message("One too many").count()).toBe(1);
    }
  });

  test("nothing went wrong that nobody would see", () => {
    for (const person of [ada, grace]) expect(person.complaints).toEqual([]);
  });
});
