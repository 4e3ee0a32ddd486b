import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { fillWorkspace } from "./filled-workspace.ts";
import { Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

const dialog = ({ page }: Person): Locator => page.getByRole("dialog");
const row = ({ page }: Person, name: string | RegExp): Locator => page.getByRole("navigation").getByRole("link", { name });

/** Chooses people by a few letters of their names, each by Enter. */
async function pick(person: Person, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await dialog(person).getByRole("combobox").pressSequentially(name.slice(0, 4));
    await dialog(person).getByRole("option", { name, selected: false }).first().waitFor();
    await expect.poll(() => dialog(person).getByRole("option").count()).toBe(1);
    await person.page.keyboard.press("Enter");
    await dialog(person)
      .getByRole("button", { name: `Remove ${name}` })
      .waitFor();
  }
}

async function fromMenu({ page }: Person, item: string): Promise<void> {
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

describe.skipIf(!chromium)("three people come together and part", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  let alan: Person;
  /** While it is set, what Ada's page asks the server waits in it. */
  let held: (() => void)[] | null = null;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    await fillWorkspace(server.url);
    ada = await Person.at(browser, "Ada Lovelace");
    grace = await Person.at(browser, "Grace Hopper");
    alan = await Person.at(browser, "Alan Turing");
    await ada.page.routeWebSocket(/\/api\/v1\/socket/, (line) => {
      const onwards = line.connectToServer();
      line.onMessage((frame) => {
        if (held) held.push(() => onwards.send(frame));
        else onwards.send(frame);
      });
    });
    for (const person of [ada, grace, alan]) {
      await person.page.goto(server.url);
      await person.signIn();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("who is in a channel brings others in, who have it in their lists at once", async () => {
    await grace.openChannel("library");
    await fromMenu(grace, "Add people");
    await pick(grace, ["Ada Lovelace", "Alan Turing"]);
    await dialog(grace).getByRole("button", { name: "Add 2 people" }).click();
    await dialog(grace).waitFor({ state: "detached" });
    for (const person of [ada, alan]) await row(person, "library").waitFor();
    await alan.openChannel("library");
    await grace.say("Welcome, both of you");
    await alan.message("Welcome, both of you").waitFor();
  });

  test("who is removed has it no longer, nor what is said there", async () => {
    await grace.page.getByRole("main").getByRole("link", { name: "3 members" }).click();
    await grace.page.getByRole("button", { name: "Options for Alan Turing" }).click();
    await grace.page.getByRole("menuitem", { name: "Remove from the channel" }).click();
    await dialog(grace).getByRole("button", { name: "Remove" }).click();
    await dialog(grace).waitFor({ state: "detached" });
    await grace.page.getByRole("button", { name: "Options for Alan Turing" }).waitFor({ state: "detached" });
    await row(alan, "library").waitFor({ state: "detached" });
    await alan.message("Welcome, both of you").waitFor({ state: "detached" });
  });

  test("who leaves is asked first, and is elsewhere then", async () => {
    await ada.openChannel("library");
    const left = ada.channelId;
    await fromMenu(ada, "Leave channel");
    await dialog(ada).getByRole("button", { name: "Stay" }).click();
    await dialog(ada).waitFor({ state: "detached" });
    await row(ada, "library").waitFor();
    await fromMenu(ada, "Leave channel");
    await dialog(ada).getByRole("button", { name: "Leave" }).click();
    await row(ada, "library").waitFor({ state: "detached" });
    await expect.poll(() => ada.channelId).not.toBe(left);
  });

  test("a group of three is one conversation for each of them", async () => {
    await ada.page.getByRole("button", { name: "New message" }).first().click();
    await pick(ada, ["Grace Hopper", "Alan Turing"]);
    await dialog(ada).getByRole("button", { name: "Open conversation" }).click();
    await ada.composer.waitFor();
    await ada.heading("Alan and Grace").or(ada.heading("Grace and Alan")).waitFor();
    await ada.say("Shall the three of us meet?");
    for (const [person, others] of [
      [grace, /Ada and Alan|Alan and Ada/],
      [alan, /Ada and Grace|Grace and Ada/],
    ] as const) {
      await row(person, others).click();
      await person.message("Shall the three of us meet?").waitFor();
    }
  });

  test("a dialog that was closed before the server had answered leaves the next one alone", async () => {
    const { page } = ada;
    await ada.openChannel("workshop");
    await page.getByRole("button", { name: "New message" }).first().click();
    await pick(ada, ["Alan Turing"]);
    held = [];
    await dialog(ada).getByRole("button", { name: "Open conversation" }).click();
    await expect.poll(() => held?.length).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await dialog(ada).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Create a channel" }).first().click();
    await dialog(ada).getByLabel("Name").fill("half-written");
    for (const send of held) send();
    held = null;
    await page.locator("nav [data-row]", { hasText: "Alan Turing" }).waitFor(); // the answer is here, behind the dialog
    await expect.poll(() => dialog(ada).getByLabel("Name").inputValue()).toBe("half-written");
    await page.keyboard.press("Escape");
    await dialog(ada).waitFor({ state: "detached" });
    await ada.heading("workshop").waitFor();
  });

  test("nothing went wrong that nobody would see", () => {
    for (const person of [ada, grace, alan]) expect(person.complaints).toEqual([]);
  });
});
