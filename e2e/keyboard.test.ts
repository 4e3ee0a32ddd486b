import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { fillWorkspace } from "./filled-workspace.ts";
import { Person, password } from "./person.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

/** What has the focus: its name or text, and whether it can be seen that it has it. */
type Focus = { name: string; role: string; visible: boolean };

describe.skipIf(!chromium)("somebody without a mouse", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    await fillWorkspace(server.url);
    ada = await Person.at(browser, "Ada Lovelace", { reducedMotion: "reduce" });
    // A mouse that nobody touches: whatever clicks is a mistake of this journey.
    await ada.page.addInitScript(() => {
      addEventListener("pointerdown", () => console.error("somebody used a mouse"), true);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await ada.page.keyboard.press(key);
  };
  const type = (text: string) => ada.page.keyboard.type(text);

  function focus(): Promise<Focus> {
    return ada.page.evaluate(() => {
      const at = document.activeElement ?? document.body;
      const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.textContent).join(" ") : "";
      const text = at === document.body ? "nothing" : at.textContent?.trim();
      const name = at.getAttribute("aria-label") || labels || text || "";
      const drawn = (element: Element | null) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
        const outlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0 && !/\/ 0\)|, 0\)/.test(outlineColor);
        return outlined || (boxShadow !== "none" && !/^(rgba\(0, 0, 0, 0\)[^,]*(, )?)+$/.test(boxShadow));
      };
      const { width, height } = at.getBoundingClientRect();
      // Fields may be marked by the ring of their frame, and one that is alone in what just opened by its caret.
      const isField = at.matches("input, textarea");
      const frame = isField && (drawn(at.parentElement) || drawn(at.parentElement?.parentElement ?? null));
      const alone = isField && at.getAttribute("role") === "combobox";
      return {
        name,
        role: at.getAttribute("role") ?? at.tagName.toLowerCase(),
        visible: at !== document.body && width > 0 && height > 0 && (drawn(at) || frame || alone),
      };
    });
  }

  /** Waits until the focus is on what has this name, and sees to it that it shows. */
  async function focused(name: RegExp | string): Promise<void> {
    const pattern = typeof name === "string" ? new RegExp(`^${name.replaceAll(/[?()*+.]/g, "\\$&")}$`) : name;
    await expect.poll(async () => (await focus()).name, { timeout: 10_000 }).toMatch(pattern);
    await expect.poll(focus).toMatchObject({ visible: true });
  }

  /** Tabs on until the focus is on what has this name; every stop on the way has to show. */
  async function tabTo(name: RegExp, key = "Tab"): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await press(key);
      // Nobody is faster than the screen.
      await ada.page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
      const at = await focus();
      passed.push(at.name);
      if (at.role !== "body") expect(at, `the stop after ${passed.at(-2)}`).toMatchObject({ visible: true });
      if (name.test(at.name)) return;
    }
    throw new Error(`no stop is called ${name}: ${passed.join(", ")}`);
  }

  const inMessage = async (text: RegExp) =>
    await expect.poll(() => ada.page.evaluate(() => document.activeElement?.closest("article")?.textContent)).toMatch(text);

  /** From the field to the newest message, by way of the one above it. */
  async function goUp() {
    const isInMessage = () => ada.page.evaluate(() => document.activeElement?.closest("article") !== null);
    for (let presses = 0; presses < 8 && !(await isInMessage()); presses++) await press("Shift+Tab");
    await press("ArrowUp");
    await focused(/Mine is the last word/);
    await press("ArrowDown");
  }

  test("signs in, goes to a channel, writes with formats, and sends", async () => {
    const { page } = ada;
    await page.goto(server.url);
    await focused("Username or email");
    await type("ada");
    await press("Tab");
    await focused("Password");
    await type(password);
    await press("Enter");
    await page.getByRole("navigation").waitFor();
    await ada.composer.waitFor();
    await press("Control+k");
    await focused("Jump to");
    await type("worksh");
    await page.getByRole("option", { name: "workshop" }).waitFor();
    await press("Enter");
    await ada.heading("workshop").waitFor();
    await focused("Message #workshop");
    await type("A new ");
    await press("Control+b");
    await expect.poll(() => ada.composer.inputValue()).toBe("A new ****");
    await type("valve");
    await expect.poll(() => ada.composer.inputValue()).toBe("A new **valve**");
    await press("End");
    await tabTo(/^Formatting$/);
    await press("Enter");
    await tabTo(/^Bold$/, "Shift+Tab");
    await press("ArrowRight");
    await focused("Italic");
    await press("End");
    await focused("Block of code");
    await tabTo(/^Formatting$/);
    await press("Enter", "Alt+Shift+m");
    await focused("Message #workshop");
    await press("Enter");
    await ada.message("A new valve").locator("strong").waitFor();
    await expect.poll(() => ada.composer.inputValue()).toBe("");
    await focused("Message #workshop");
  });

  test("edits it, goes up to the messages, and reacts", async () => {
    const { page } = ada;
    await press("ArrowUp");
    await focused("Edit message");
    await press("Control+a");
    await type("A new pump");
    await press("Enter");
    await ada.message("A new pump").getByRole("button", { name: "(edited)" }).waitFor();
    await focused("Message #workshop");
    await goUp();
    await focused(/A new pump/);
    await tabTo(/^Add a reaction$/);
    await inMessage(/A new pump/);
    await press("Enter");
    await focused("Find an emoji by name");
    await type("rocket");
    await page.getByRole("button", { name: "rocket", exact: true }).waitFor();
    await press("Enter");
    await ada.reaction("A new pump", "🚀", 1).waitFor();
  });

  test("replies in a thread and closes it, and is where it was opened from", async () => {
    const { page } = ada;
    await press("Alt+Shift+m");
    await focused("Message #workshop");
    await goUp();
    await focused(/A new pump/);
    await tabTo(/^Reply in thread$/);
    await inMessage(/A new pump/);
    await press("Enter");
    await focused("Reply in the thread");
    await type("With two valves");
    await press("Enter");
    await page.getByRole("region", { name: "Thread" }).locator("article[aria-busy=false]", { hasText: "With two valves" }).waitFor();
    await press("Escape");
    await page.getByRole("region", { name: "Thread" }).waitFor({ state: "detached" });
    await ada.message("A new pump").getByText("1 reply").waitFor();
    await expect.poll(async () => (await focus()).role).not.toBe("body");
    await expect.poll(() => focus()).toMatchObject({ visible: true });
  });

  test("reads the inbox, changes the theme, looks at the shortcuts, and signs out", async () => {
    const { page } = ada;
    await page.reload();
    await ada.composer.waitFor();
    await focused("Message #workshop");
    // The list of conversations is one stop, at the open one; arrows go through it.
    await tabTo(/^workshop/);
    await press("Home");
    await focused(/^Inbox/);
    await press("Enter");
    await page.getByRole("heading", { level: 1, name: "Inbox" }).waitFor();
    await page.getByRole("main").getByText("Grace Hopper").first().waitFor();
    await tabTo(/^Mark as read: Grace Hopper/);
    await press("Enter");
    await page.getByRole("button", { name: "Mark as read: Grace Hopper" }).waitFor({ state: "detached" });

    await press("Control+,");
    await page.getByRole("heading", { level: 1, name: "Preferences" }).waitFor();
    await tabTo(/^Same as the system/);
    await press("ArrowDown", "ArrowDown");
    await focused(/^Dark/);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");

    await press("Control+/");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.waitFor();
    await press("Escape");
    await sheet.waitFor({ state: "detached" });
    await focused(/^Dark/);
    await press("?");
    await sheet.waitFor();
    await press("Escape");
    await sheet.waitFor({ state: "detached" });

    await tabTo(/@ada/, "Shift+Tab");
    await press("Enter");
    await page.getByRole("menu").waitFor();
    await focused(/^Status and privacy/);
    await press("End");
    await focused(/^Sign out/);
    await press("Enter");
    await page.getByRole("heading", { name: "Sign in to" }).waitFor();
    await focused("Username or email");
  });

  test("nothing complained, and nobody used a mouse", () => {
    expect(ada.complaints).toEqual([]);
  });
});
