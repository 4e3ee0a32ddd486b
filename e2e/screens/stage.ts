import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { password } from "../../bin/demo/people.ts";
import type { Team } from "../../bin/demo/team.ts";
import { Person } from "../person.ts";
import type { ServerUnderTest } from "../server.ts";

/** Where the pictures are taken: the demo workspace, and a browser to look at it. */
export type Stage = { browser: Browser; server: ServerUnderTest; url: string; team: Team; timezoneId: string };

/** One part of the pictures. They stand for themselves, so that each can be taken alone. */
export type Chapter = (stage: Stage) => Promise<void>;

/** Somebody of the demo, signed in, with a browser of their own. */
export async function enter(stage: Stage, name: string, options: BrowserContextOptions = {}): Promise<Person> {
  const person = await visit(stage, name, options);
  await signIn(stage, person);
  return person;
}

export async function signIn(stage: Stage, { page, username }: Person): Promise<void> {
  await page.goto(stage.url);
  await page.getByLabel("Username or email").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").first().waitFor();
  await page.mouse.move(0, 0);
}

/** A browser that nobody is signed in at. */
export async function visit(stage: Stage, name: string, options: BrowserContextOptions = {}): Promise<Person> {
  return Person.at(stage.browser, name, { timezoneId: stage.timezoneId, ...options });
}

/** Goes to an address, and waits until what it shows is there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settle(page);
}

/** Nothing breathes any more, and nothing is on its way. */
export async function settle(page: Page): Promise<void> {
  await page.locator(".animate-breathe").first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
}
