import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "./axe.ts";
import { findChromium, launch } from "./chromium.ts";
import { type FilledWorkspace, fillWorkspace } from "./filled-workspace.ts";
import { Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

const screens: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const question = "Who has the punch cards?";
const edited = "The boiler is warm";
const last = "Mine is the last word";

describe.skipIf(!chromium)("everyone can use every page, in every theme", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let filled: FilledWorkspace;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    filled = await fillWorkspace(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  describe.each(Object.entries(screens))("on a %s", (screen, options) => {
    const isPhone = screen === "phone";
    let ada: Person;
    let page: Page;
    let problems: string[];

    beforeAll(async () => {
      ada = await Person.at(browser, "Ada Lovelace", { ...options, reducedMotion: "reduce" });
      page = ada.page;
    });
    afterAll(() => page.context().close());

    const check = async (where: string, kind: "page" | "overlay" = "page") => problems.push(...(await audit(page, where, kind)));
    const seen = (text: string) => page.getByText(text).filter({ visible: true }).first().waitFor();
    const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();

    /** Goes to an address without loading the app anew. */
    async function go(address: string, text: string) {
      await page.evaluate((to) => {
        history.pushState(null, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      }, address);
      await seen(text);
    }

    /** Looks at what opened over the page, and closes it. */
    async function checkOpen(where: string, role: "dialog" | "menu" = "dialog") {
      await page.getByRole(role).waitFor();
      await check(where, "overlay");
      await page.keyboard.press("Escape");
      await page.getByRole(role).waitFor({ state: "detached" });
    }

    /** Opens a dialog by its name in the switcher. */
    async function ask(action: string) {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Jump to" }).fill(action);
      await page.getByRole("option", { name: action }).click();
    }

    /** Chooses from what can be done with a message: by its toolbar, or by resting a finger on it. */
    async function choose(text: string, item: string) {
      if (!isPhone) return ada.choose(text, item);
      await ada.rest(text);
      await page.getByRole("dialog").getByRole("button", { name: item, exact: true }).click();
    }

    test("the pages before one is in", async () => {
      problems = [];
      await page.goto(server.url);
      await seen("Sign in to");
      await check("sign in");
      await press("Sign in");
      await page.locator("[aria-invalid]").first().waitFor();
      await check("sign in, refused");
      await go("/sign-up", "by invitation");
      await check("sign up, closed");
      await go(`/join/${filled.invitation}`, "invites you");
      await check("join");
      await go("/join/nothing", "This invitation cannot be used");
      await check("join, with a link that does not hold");
      await go("/no/such/page", "There is nothing at this address");
      await check("not found");
      expect(problems).toEqual([]);
    });

    test("the pages of those who are in", async () => {
      problems = [];
      await page.goto(server.url);
      await ada.signIn();
      const pages: [name: string, address: string, text: string][] = [
        ["inbox", "/inbox", "Mark as read"],
        ["threads", "/threads", question],
        ["saved", "/saved", question],
        ["scheduled", "/scheduled", "Good morning"],
        ["search", "/search", "Finds messages"],
        ["browse channels", "/channels", "What is worth reading"],
        ["a channel", `/c/${filled.workshop}`, last],
        ["a thread", `/c/${filled.workshop}/thread/${filled.threadId}`, "Then bring them"],
        ["a channel to join", `/c/${filled.library}`, "Join #library?"],
        ["a channel that is not there", "/c/019a0000-0000-7000-8000-000000000000", "This channel is not here"],
        ["channel settings", `/c/${filled.workshop}/settings`, "Who may pin"],
        ["members", `/c/${filled.workshop}/members`, "Alan Turing"],
        ["search, with results", "/search?q=boiler", edited],
        ["search, without results", "/search?q=zzzz", "Nothing found"],
        ["inbox, all read", "/inbox", "Mentions"],
      ];
      if (isPhone) pages.push(["home", "/", "workshop"], ["list of preferences", "/preferences", "Appearance"]);
      for (const [name, address, text] of pages) {
        await go(address, text);
        await check(name);
      }
      expect(problems).toEqual([]);
    });

    test("the preferences", async () => {
      problems = [];
      const sections: [name: string, text: string][] = [
        ["profile", "How the others see you"],
        ["appearance", "Density"],
        ["notifications", "What to notify you about"],
        ["writing", "Send with"],
        ["privacy", "Others see when"],
        ["sessions", "This browser"],
        ["keyboard", "Going places"],
        ["storage", "ChatFlow keeps"],
        ["about", "free software"],
      ];
      for (const [name, text] of sections) {
        await go(`/preferences/${name}`, text);
        await check(`preferences, ${name}`);
      }
      expect(problems).toEqual([]);
    });

    test("what opens over a page", async () => {
      problems = [];
      await go(`/c/${filled.workshop}`, last);
      await page.keyboard.press("Control+k");
      await page.getByRole("option").first().waitFor();
      await checkOpen("switcher");
      await page.keyboard.press("Control+/");
      await checkOpen("shortcuts");
      for (const action of ["Create a channel", "New message", "Invite people", "Set your status", "Workspace settings", "New section"]) {
        await ask(action);
        await checkOpen(action);
      }
      await press("Pinned messages");
      await checkOpen("pins");
      await press("Channel menu");
      await checkOpen("channel menu", "menu");
      await page
        .getByRole("button", { name: /Go to another day/ })
        .first()
        .click();
      await checkOpen("day picker");
      await page.getByRole("button", { name: "Profile of Alan Turing" }).filter({ visible: true, hasText: "Alan" }).last().click();
      await seen("Mention");
      await checkOpen("profile card");
      await ada.message(edited).getByRole("button", { name: "(edited)" }).click();
      await seen("First");
      await checkOpen("edit history");
      expect(problems).toEqual([]);
    });

    test("what can be done with a message", async () => {
      problems = [];
      if (isPhone) {
        await ada.rest(question);
        await checkOpen("actions of a message");
        await ada.rest(question);
        await press("More emoji");
      } else {
        await ada.act(question, "More");
        await checkOpen("menu of a message", "menu");
        await ada.act(question, "Add a reaction");
      }
      await page.getByRole("button", { name: "grinning face", exact: true }).waitFor();
      await checkOpen("emoji picker");
      await choose(question, "Forward");
      await page.getByRole("option").first().waitFor();
      await checkOpen("forward");
      await choose(question, "Who reacted");
      await checkOpen("who reacted");
      await choose(question, "Delete");
      await checkOpen("delete");
      await choose(last, "Who has read this");
      await checkOpen("readers");
      await choose(last, "Edit");
      await page.getByRole("textbox", { name: "Edit message" }).waitFor();
      await check("a message being edited");
      await page.keyboard.press("Escape");
      await choose(last, "Quote");
      await press("Remove the quote");
      await choose(last, "Quote");
      await check("a message being quoted");
      await choose(last, "Copy link");
      await page.locator("[aria-live=polite]").getByText("copied").waitFor();
      await check("a notice");
      expect(problems).toEqual([]);
    });

    test("writing", async () => {
      problems = [];
      await ada.composer.pressSequentially("@");
      await page.getByRole("option").first().waitFor();
      await check("suggestions of people", "overlay");
      await ada.composer.fill("");
      await ada.composer.pressSequentially("/");
      await page.getByRole("option").first().waitFor();
      await check("suggestions of commands", "overlay");
      await ada.composer.fill("Later");
      await press("Send later");
      await checkOpen("send later");
      await press("Formatting");
      await page.getByRole("toolbar").waitFor();
      await check("toolbar of formats");
      await press("Formatting");
      await ada.composer.fill("");
      await press("Remove the quote");
      expect(problems).toEqual([]);
    });

    test("without a connection, and refused", async () => {
      problems = [];
      await go(`/c/${filled.news}`, "Read all about it");
      await server.kill("SIGKILL");
      await page.context().setOffline(true);
      await ada.composer.fill("Is it out?");
      await press("Send");
      await seen("Offline");
      await seen("Waits for the connection");
      await check("offline, with a message that waits");
      await server.start();
      await filled.byGrace("channels.archive", { channelId: filled.news });
      await page.context().setOffline(false);
      await seen("Not sent.");
      await check("a message that was refused");
      await filled.byGrace("channels.unarchive", { channelId: filled.news });
      expect(problems).toEqual([]);
    });

    test("the first one in an empty workspace is led around", async () => {
      problems = [];
      const empty = await ServerUnderTest.create();
      await empty.start();
      const alan = await Person.at(browser, "Alan Turing", { ...options, reducedMotion: "reduce" });
      page = alan.page;
      try {
        await page.goto(empty.url);
        await seen("Set up your workspace");
        await check("sign up, the first");
        await page.getByLabel("Your name").fill(alan.name);
        await page.getByLabel("Username").fill(alan.username);
        await page.getByLabel("Email").fill("alan@example.org");
        await page.getByLabel("Password", { exact: true }).fill("a-long-unusual-phrase-42");
        await press("Create account");
        await seen("Give your workspace a face");
        await check("welcome, name");
        await press("Continue");
        await seen("Where will you talk?");
        await check("welcome, channels");
        await press("Skip");
        await page.getByLabel("Invitation link").waitFor();
        await check("welcome, people");
        await press("Go to your channels");
        // A phone is told of no keys.
        await page.getByRole("region", { name: `Tour, step 1 of ${screen === "phone" ? 2 : 3}` }).waitFor();
        await check("tour");
        await press("Skip the tour");
        await check("home, without a channel");
        for (const [address, text] of [
          ["/inbox", "Nothing new"],
          ["/threads", "No threads yet"],
          ["/saved", "Nothing"],
          ["/scheduled", "Nothing is scheduled"],
          ["/channels", "There are no public channels yet"],
        ] as const) {
          await go(address, text);
          await check(`${address}, empty`);
        }
      } finally {
        page = ada.page;
        await alan.page.context().close();
        await empty.remove();
      }
      expect(problems).toEqual([]);
    });

    test("nothing complained", () => {
      expect(ada.complaints).toEqual([]);
    });
  });
});
