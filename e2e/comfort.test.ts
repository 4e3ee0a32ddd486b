import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { type FilledWorkspace, fillWorkspace, newId } from "./filled-workspace.ts";
import { overEdges } from "./over-edges.ts";
import { Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

/** What screen readers are given to read out: every text that comes into a live region, in its order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((records) => {
      for (const { addedNodes, target } of records) {
        const at = target instanceof Element ? target : target.parentElement;
        const region = at?.closest("[aria-live], [role=alert], [role=status]");
        for (const node of addedNodes) {
          if (region && node.textContent) heard.push(`${region.getAttribute("aria-live") ?? region.role}: ${node.textContent}`);
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

describe.skipIf(!chromium)("people who read, move and see in other ways", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let filled: FilledWorkspace;
  let ada: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    filled = await fillWorkspace(server.url);
    ada = await Person.at(browser, "Ada Lovelace");
    await ada.page.goto(server.url);
    await ada.signIn();
    await ada.openChannel("workshop");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const graceSays = (channelId: string, text: string) => filled.byGrace("messages.send", { channelId, id: newId(), text });

  test("a new message of the open conversation is read out once, politely, and nothing else is", async () => {
    await ada.atRest();
    const heard = await listen(ada.page);
    await graceSays(filled.news, "Somewhere else");
    await Promise.all([graceSays(filled.workshop, "It is **here**"), graceSays(filled.workshop, "It is **here**")]);
    await expect.poll(() => ada.message("It is here").count()).toBe(2);
    await ada.say("I see it");
    await ada.message("I see it").waitFor();
    await graceSays(filled.workshop, "Ask ||the butler||");
    await ada.message("Ask").waitFor();
    await expect
      .poll(heard)
      .toEqual(["polite: Grace Hopper: It is here", "polite: Grace Hopper: It is here", "polite: Grace Hopper: Ask ▒▒▒"]);
  });

  test("nothing moves for who asks for less motion", async () => {
    const { page } = ada;
    const open = async () => {
      await page.keyboard.press("Control+/");
      await page.getByRole("dialog").waitFor();
    };
    const close = async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    /** The longest, in milliseconds, of what is on the screen. */
    const longest = () =>
      page.evaluate(() => {
        const inMs = (times: string) => times.split(", ").map((time) => Number.parseFloat(time) * (time.endsWith("ms") ? 1 : 1000));
        const all = [...document.querySelectorAll("*")].flatMap((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element);
          return [...inMs(animationDuration), ...inMs(transitionDuration)];
        });
        return Math.max(...all);
      });
    await open();
    expect(await longest()).toBeGreaterThan(100);
    await close();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open();
    expect(await longest()).toBeLessThanOrEqual(1);
    await close();
  });

  test("the focus goes back to where it was when something closes", async () => {
    const { page } = ada;
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    for (const name of ["Pinned messages", "Channel menu", "Create a channel"]) {
      const button = page.getByRole("button", { name, exact: true }).first();
      await button.focus();
      await page.keyboard.press("Enter");
      await page.locator("[role=dialog], [role=menu]").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("[role=dialog], [role=menu]").waitFor({ state: "detached" });
      await expect.poll(focused).toBe(name);
    }
    await ada.composer.focus();
    for (const keys of ["Control+k", "Control+/"]) {
      await page.keyboard.press(keys);
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(focused).toBe("Message #workshop");
    }
  });

  // 1280 by 800 at 400%, and a small window at 200%.
  test.each([
    [320, 568],
    [640, 400],
  ])("nothing is cut off or has to be scrolled sideways at %i by %i", async (width, height) => {
    const { page } = ada;
    await page.setViewportSize({ width, height });
    const pages: [address: string, text: string][] = [
      ["/", "workshop"],
      [`/c/${filled.workshop}`, "Ask"],
      [`/c/${filled.workshop}/thread/${filled.threadId}`, "Then bring them"],
      [`/c/${filled.workshop}/settings`, "Who may pin"],
      [`/c/${filled.workshop}/members`, "Alan Turing"],
      ["/channels", "What is worth reading"],
      ["/inbox", "Mentions"],
      ["/threads", "Who has the punch cards?"],
      ["/saved", "Who has the punch cards?"],
      ["/scheduled", "Good morning"],
      ["/search?q=boiler", "The boiler is warm"],
      ["/preferences", "Appearance"],
      ...["profile", "appearance", "notifications", "writing", "privacy", "sessions", "keyboard", "storage", "about"].map(
        (section): [string, string] => [`/preferences/${section}`, ""],
      ),
    ];
    const problems: string[] = [];
    for (const [address, text] of pages) {
      await page.evaluate((to) => {
        history.pushState(null, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      }, address);
      await (text ? page.getByText(text) : page.locator("h2")).filter({ visible: true }).first().waitFor();
      problems.push(...(await overEdges(page)).map((line) => `${address}: ${line}`));
    }
    for (const [keys, name] of [
      ["Control+k", "switcher"],
      ["Control+/", "shortcuts"],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole("dialog").waitFor();
      problems.push(...(await overEdges(page)).map((line) => `${name}: ${line}`));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    expect(problems).toEqual([]);
  });
});
