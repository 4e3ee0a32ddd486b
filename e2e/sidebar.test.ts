import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { inDatabase } from "./database.ts";
import { aPhone, Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();
const soon = { timeout: 10_000 };

const list = ({ page }: Person): Locator => page.getByRole("navigation");
const row = (person: Person, name: string): Locator => list(person).getByRole("link", { name });
const section = (person: Person, title: string): Locator => list(person).getByRole("region", { name: title, exact: true });
/** The names of the conversations of a section, from top to bottom. */
async function inSection(person: Person, title: string): Promise<string[]> {
  const titles = section(person, title).getByRole("link");
  return Promise.all((await titles.all()).map(async (link) => (await link.getAttribute("title")) ?? ""));
}
const switcher = ({ page }: Person): Locator => page.getByRole("dialog", { name: /^Jump to/ });

/** Opens the switcher by its keys and takes what is first for what is typed. */
async function jump(person: Person, typed: string, first: string): Promise<void> {
  const { keyboard } = person.page;
  await person.atRest();
  await keyboard.press("Control+k");
  await switcher(person).getByRole("combobox").waitFor();
  await keyboard.type(typed);
  await switcher(person).getByRole("option", { name: first, selected: true }).waitFor();
  await keyboard.press("Enter");
  await switcher(person).waitFor({ state: "detached" });
}

/** Opens the menu of a row by the keyboard and takes an item of it. */
async function chooseByKeys(person: Person, name: string, item: string): Promise<void> {
  await row(person, name).focus();
  await person.page.keyboard.press("Shift+F10");
  const entry = person.page.getByRole("menuitem", { name: item, exact: true });
  await entry.waitFor();
  await person.page.keyboard.type(item.slice(0, 6));
  await entry.and(person.page.locator("[data-highlighted]")).waitFor();
  await person.page.keyboard.press("Enter");
}

/** Begins to drag something, which is faint then. What drags is fetched when the mouse first comes near: it is tried again. */
async function pickUp({ page }: Person, what: Locator): Promise<void> {
  const faint = what.locator("xpath=ancestor::*[@data-row or @data-place][1]");
  await expect
    .poll(async () => {
      await page.mouse.up();
      const box = await what.boundingBox();
      const [x, y] = [(box?.x ?? 0) + Math.min(40, (box?.width ?? 0) / 2), (box?.y ?? 0) + (box?.height ?? 0) / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 8, y, { steps: 3 });
      return faint.evaluate((element) => getComputedStyle(element).opacity);
    }, soon)
    .toBe("0.5");
}

/** Drags on, and rests there. */
async function carryTo({ page }: Person, where: Locator): Promise<void> {
  const box = await where.boundingBox();
  if (!box) throw new Error("The place to drop at is not on the screen.");
  const [x, y] = [box.x + 40, box.y + box.height / 2];
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.move(x + 1, y); // entering is told apart from being there
}

async function drag(person: Person, what: Locator, where: Locator): Promise<void> {
  await pickUp(person, what);
  await carryTo(person, where);
  await person.page.mouse.up();
}

describe.skipIf(!chromium)("finding one's way: the list, the switcher, settings and members", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { adas: ["café"], shared: ["alpha", "beta", "delta"] }));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("by a few letters one goes to a channel, whatever its accents, and gets back to where one wrote", async () => {
    await ada.openChannel("alpha");
    await jump(ada, "cafe", "café");
    await ada.heading("café").waitFor();
    await ada.composer.and(ada.page.locator(":focus")).waitFor();
    await ada.page.keyboard.press("Control+k");
    await switcher(ada).getByRole("option").first().waitFor();
    await expect.poll(() => switcher(ada).getByRole("option", { name: "café" }).count()).toBe(0); // one is there
    await expect.poll(() => switcher(ada).getByRole("option").first().getAttribute("aria-selected")).toBe("true");
    await ada.page.keyboard.press("ArrowDown");
    const field = switcher(ada).getByRole("combobox");
    const active = await field.getAttribute("aria-activedescendant");
    await expect.poll(() => switcher(ada).getByRole("option").nth(1).getAttribute("id")).toBe(active);
    await screenshots(ada.page, "switcher");
    await ada.page.keyboard.press("Escape");
    await ada.composer.and(ada.page.locator(":focus")).waitFor();
  });

  test("people open a conversation, and actions do what they say", async () => {
    await jump(ada, "gr ho", "Grace Hopper");
    await ada.heading("Grace Hopper").waitFor();
    await jump(ada, ">brow", "Browse channels");
    await ada.heading("Browse channels").waitFor();
    expect(new URL(ada.page.url()).pathname).toBe("/channels");
    await jump(ada, "create", "Create a channel");
    const dialog = ada.page.getByRole("dialog", { name: "Create a channel" });
    await dialog.getByLabel("Name").fill("alpha");
    await dialog.getByText("There is a channel of this name already").waitFor();
    await ada.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("typing renders nothing of the list, and going elsewhere only the rows that one leaves and comes to", async () => {
    await ada.openChannel("alpha");
    await ada.composer.waitFor();
    await ada.page.evaluate(() => {
      const touched = new Set<string>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          touched.add(element?.closest<HTMLElement>("[data-row]")?.dataset.row ?? element?.outerHTML.slice(0, 80) ?? "?");
        }
      });
      const nav = document.querySelector("nav");
      if (nav) observer.observe(nav, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.assign(window, { touched });
    });
    const touched = () => ada.page.evaluate(() => [...(Reflect.get(window, "touched") as Set<string>)]);
    await ada.composer.pressSequentially("Nobody needs to see this");
    await expect.poll(() => touched()).toEqual([]);
    const ids = await Promise.all(["alpha", "beta"].map((name) => row(ada, name).getAttribute("href")));
    await ada.page.keyboard.press("Alt+ArrowDown");
    await ada.heading("beta").waitFor();
    await row(ada, "alpha").getByText("has a draft").waitFor();
    expect((await touched()).sort()).toEqual(ids.map((href) => href?.split("/").at(-1)).sort());
    await ada.page.keyboard.press("Alt+ArrowUp");
    await ada.heading("alpha").waitFor();
    await ada.composer.fill("");
  });

  test("a section of one's own is made, filled, folded and moved by the keyboard alone, and is there after a reload", async () => {
    const { keyboard } = ada.page;
    await chooseByKeys(ada, "alpha", "Move to…");
    const dialog = ada.page.getByRole("dialog", { name: "Move to" });
    await dialog.getByRole("radio", { name: "Channels" }).focus();
    await keyboard.press("ArrowDown");
    await dialog.getByLabel("Name of the section").waitFor();
    await dialog.getByLabel("Name of the section").focus();
    await keyboard.type("Work");
    await keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => inSection(ada, "Work"), soon).toEqual(["alpha"]);
    await expect.poll(() => inSection(ada, "Channels")).toEqual(["beta", "café", "delta"]);
    await ada.page.reload();
    await expect.poll(() => inSection(ada, "Work"), soon).toEqual(["alpha"]);

    await jump(ada, "beta", "beta"); // what is open shows in a folded section
    await ada.heading("beta").waitFor();
    const heading = section(ada, "Work").getByRole("button", { name: "Work", exact: true });
    await heading.focus();
    await keyboard.press("Enter");
    await expect.poll(() => heading.getAttribute("aria-expanded"), soon).toBe("false");
    await expect.poll(() => inSection(ada, "Work")).toEqual([]);
    await keyboard.press("ArrowDown"); // along headings and rows
    await section(ada, "Channels").getByRole("button", { name: "Channels", exact: true }).and(ada.page.locator(":focus")).waitFor();
    await keyboard.press("ArrowUp");
    await keyboard.press("Shift+F10");
    await ada.page.getByRole("menuitem", { name: "Rename section" }).click();
    await ada.page.getByRole("dialog").getByLabel("Name of the section").fill("Projects");
    await keyboard.press("Enter");
    await ada.page.getByRole("dialog").waitFor({ state: "detached" });
    await section(ada, "Projects").getByRole("button", { name: "Projects", exact: true }).click();
    await expect.poll(() => inSection(ada, "Projects"), soon).toEqual(["alpha"]);

    await section(ada, "Projects").getByRole("button", { name: "Projects", exact: true }).focus();
    await keyboard.press("Shift+F10");
    await ada.page.getByRole("menuitem", { name: "Delete section" }).click();
    await ada.page.getByRole("dialog").getByRole("button", { name: "Delete section" }).click();
    await section(ada, "Projects").waitFor({ state: "detached" });
    await expect.poll(() => inSection(ada, "Channels")).toEqual(["alpha", "beta", "café", "delta"]);
  });

  test("the mouse carries a conversation to another section and back, and sections to other places", async () => {
    const { page } = ada;
    const heading = (title: string) => section(ada, title).getByRole("button", { name: title, exact: true });
    const headings = () => list(ada).getByRole("heading", { level: 2 }).allInnerTexts();
    const toFavourites = page.locator("[data-place=favourites]");
    for (const name of ["Work", "Later"]) {
      await heading("Channels").focus();
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menuitem", { name: "New section" }).click();
      await page.getByRole("dialog").getByLabel("Name of the section").fill(name);
      await page.keyboard.press("Enter");
      await heading(name).waitFor();
    }
    const address = page.url();

    await drag(ada, row(ada, "alpha"), heading("Work"));
    await expect.poll(() => inSection(ada, "Work"), soon).toEqual(["alpha"]);
    await expect.poll(() => inSection(ada, "Channels")).toEqual(["beta", "café", "delta"]);

    await pickUp(ada, row(ada, "beta"));
    await toFavourites.waitFor();
    await carryTo(ada, heading("Work"));
    await page.keyboard.press("Escape");
    await toFavourites.waitFor({ state: "detached" });
    await page.mouse.up();
    await drag(ada, row(ada, "café"), heading("Direct messages")); // where it never stands
    expect([await inSection(ada, "Work"), await inSection(ada, "Channels")]).toEqual([["alpha"], ["beta", "café", "delta"]]);

    await pickUp(ada, row(ada, "alpha"));
    await toFavourites.waitFor();
    await carryTo(ada, toFavourites);
    await page.mouse.up();
    await expect.poll(() => inSection(ada, "Favourites"), soon).toEqual(["alpha"]);

    await heading("Work").click();
    await expect.poll(() => heading("Work").getAttribute("aria-expanded"), soon).toBe("false");
    await pickUp(ada, row(ada, "beta"));
    await carryTo(ada, heading("Work"));
    await expect.poll(() => heading("Work").getAttribute("aria-expanded"), soon).toBe("true"); // it rests there
    await page.mouse.up();
    await expect.poll(() => inSection(ada, "Work"), soon).toEqual(["beta"]);

    await expect.poll(() => headings()).toEqual(["Favourites", "Work", "Later", "Channels", "Direct messages"]);
    await drag(ada, heading("Later"), heading("Work"));
    await expect.poll(headings, soon).toEqual(["Favourites", "Later", "Work", "Channels", "Direct messages"]);
    await page.reload();
    await expect.poll(() => inSection(ada, "Work"), soon).toEqual(["beta"]);
    await expect.poll(() => headings()).toEqual(["Favourites", "Later", "Work", "Channels", "Direct messages"]);

    await drag(ada, row(ada, "alpha"), heading("Channels"));
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["alpha", "café", "delta"]);
    await drag(ada, row(ada, "beta"), row(ada, "café"));
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["alpha", "beta", "café", "delta"]);
    expect(page.url()).toBe(address);

    const link = await row(ada, "beta").evaluate((element: HTMLAnchorElement) => element.href);
    await drag(ada, row(ada, "beta"), ada.composer);
    await expect.poll(() => ada.composer.inputValue(), soon).toBe(link);
    await ada.composer.fill("");
  });

  test("favourites stand first; what is muted stands last and tells of mentions only", async () => {
    await ada.openChannel("delta");
    await ada.page.getByRole("main").getByRole("button", { name: "Favourite", pressed: false }).click();
    await expect.poll(() => inSection(ada, "Favourites"), soon).toEqual(["delta"]);
    await chooseByKeys(ada, "beta", "Mute");
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["alpha", "café", "beta"]);
    await row(ada, "beta").and(ada.page.locator(":focus")).waitFor();
    await grace.openChannel("beta");
    await grace.say("Nothing that anybody needs to hear");
    await grace.openChannel("alpha");
    await grace.say("This one counts");
    await expect.poll(() => ada.unread("alpha"), soon).toBe(1);
    await expect.poll(() => ada.unread("beta")).toBe(0);
    await expect.poll(() => inSection(ada, "Channels")).toEqual(["alpha", "café", "beta"]);
    await grace.openChannel("beta");
    await grace.say("But this is for you, @ada: look");
    await row(ada, "beta").getByText("mention of you").waitFor();
    await screenshots(ada.page, "sidebar");
  });

  test("what is unread stands first until one has left it, keys lead to it, and it can be shown alone", async () => {
    await ada.openChannel("alpha");
    await ada.openChannel("beta");
    await ada.openChannel("delta");
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["alpha", "café", "beta"]);
    await grace.openChannel("beta");
    await grace.say("Once more, @ada: look");
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["beta", "alpha", "café"]);
    await ada.page.getByRole("button", { name: "Show only unread" }).click();
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["beta"]);
    await ada.page.getByRole("button", { name: "Show all conversations" }).click();
    await ada.page.keyboard.press("Alt+Shift+ArrowDown");
    await ada.heading("beta").waitFor();
    expect(await inSection(ada, "Channels")).toEqual(["beta", "alpha", "café"]); // not moved below the pointer
    await ada.openChannel("alpha");
    await expect.poll(() => inSection(ada, "Channels"), soon).toEqual(["alpha", "café", "beta"]);
    await chooseByKeys(ada, "beta", "Unmute");
  });

  test("an owner says who may write; who may not reads why, until they are made a moderator", async () => {
    await grace.openChannel("beta");
    await grace.composer.waitFor();
    await grace.heading("beta").getByRole("link").click();
    await grace.page.getByText("Only owners and moderators can change this channel.").waitFor();
    await expect.poll(() => grace.page.getByRole("main").getByRole("combobox").count()).toBe(0);
    await grace.page.getByRole("link", { name: "Back to #beta" }).click();

    await ada.openChannel("beta");
    await ada.heading("beta").getByRole("link").click();
    await ada.page.getByLabel("Description").fill("For **everything** that is second.");
    await ada.page.getByRole("button", { name: "Save" }).click();
    await ada.page.getByText("Saved.").waitFor();
    await ada.page.getByLabel("Who may write").selectOption("Owners and moderators");
    await grace.page.getByText("Only owners and moderators write in this channel.").waitFor();
    await expect.poll(() => grace.composer.count()).toBe(0);

    await ada.page.getByRole("link", { name: "See all members" }).click();
    await ada.page.getByRole("button", { name: "Options for Grace Hopper" }).click();
    await ada.page.getByRole("menuitem", { name: "Make moderator" }).click();
    await ada.page.getByRole("listitem").filter({ hasText: "Grace Hopper" }).getByText("Moderator").waitFor();
    await grace.composer.waitFor();
    await ada.page.getByRole("button", { name: "Options for Ada Lovelace" }).click();
    await ada.page.getByRole("menuitem", { name: "Make plain member" }).click();
    await ada.page.locator("[aria-live=polite]").getByText("A channel needs an owner").waitFor();
  });

  test("the topic is changed on the spot", async () => {
    await ada.openChannel("alpha");
    await ada.page.getByRole("button", { name: "Add a topic" }).click();
    await ada.page.getByLabel("Topic").fill("What comes first");
    await ada.page.keyboard.press("Enter");
    await ada.page.getByRole("button", { name: "Topic: What comes first" }).waitFor();
    await grace.openChannel("alpha");
    await grace.page.getByRole("main").getByText("What comes first").waitFor();
    await expect.poll(() => grace.page.getByRole("button", { name: /^Topic/ }).count()).toBe(0);
  });

  test("an archived channel can be read, leaves the list, and is opened again", async () => {
    await ada.openChannel("delta");
    await grace.openChannel("delta");
    await ada.heading("delta").getByRole("link").click();
    await ada.page.getByRole("button", { name: "Archive channel" }).click();
    await ada.page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
    await grace.page.getByText("This channel is archived: it can be read, not changed.").waitFor();
    await grace.openChannel("alpha");
    await row(grace, "delta").waitFor({ state: "detached" });
    await grace.page.getByRole("button", { name: "Browse channels" }).first().click();
    await grace.page.getByRole("link", { name: "beta" }).first().waitFor();
    await expect.poll(() => grace.page.getByRole("main").getByRole("link", { name: "delta" }).count()).toBe(0);
    await grace.page.getByLabel("Also show archived channels").check();
    await grace.page.getByRole("main").getByRole("link", { name: "delta" }).waitFor();
    await ada.page.getByRole("button", { name: "Open again" }).click();
    await row(grace, "delta").waitFor();
  });

  test("of thousands of members those are fetched and drawn that are looked at", async () => {
    await ada.openChannel("alpha");
    const channelId = ada.page.url().split("/").at(-1) ?? "";
    await inDatabase(server.folder, async (db) => {
      await db.query(
        `insert into users (id, username, email, name)
        select gen_random_uuid(), 'crowd' || n, 'crowd' || n || '@example.org', 'Crowd Number ' || n from generate_series(1, 3000) as n`,
      );
      await db.query(
        `insert into members (channel_id, user_id, joined_at)
        select $1, id, now() + substr(username, 6)::int * interval '1 ms' from users where username like 'crowd%'`,
        [channelId],
      );
      await db.query("update channels set member_count = member_count + 3000 where id = $1", [channelId]);
    });
    await ada.page.reload();
    await ada.page.getByRole("main").getByRole("link", { name: "3,002 members" }).click();
    const members = ada.page.getByRole("list", { name: "Members" });
    await members.getByText("Crowd Number 1", { exact: true }).waitFor();
    await expect.poll(() => members.getByRole("listitem").count()).toBeLessThan(60);
    await expect
      .poll(async () => {
        await members.evaluate((ul) => ul.parentElement?.scrollTo(0, ul.scrollHeight));
        return members
          .getByRole("listitem")
          .filter({ hasText: /Number ([5-9]\d\d|[12]\d{3})/ })
          .count();
      }, soon)
      .toBeGreaterThan(0);
    await expect.poll(() => members.getByRole("listitem").count()).toBeLessThan(60);
    await ada.page.getByLabel("Search by name or username").fill("crowd2999");
    await members.getByText("Crowd Number 2999", { exact: true }).waitFor();
    await expect.poll(() => members.getByRole("listitem").count(), soon).toBe(1);
  });

  test("what is unread outside of what is seen of a long list is told, and one gets there", async () => {
    await inDatabase(server.folder, async (db) => {
      const { rows } = await db.query("select id from users where username in ('ada', 'grace') order by username");
      const ids: string[] = rows.map(({ id }) => id);
      await db.query(
        `with made as (
          insert into channels (id, type, name, topic, created_by, member_count)
          select gen_random_uuid(), 'public', 'room-' || lpad(n::text, 3, '0'), '', $1, 2 from generate_series(1, 220) as n returning id
        ) insert into members (channel_id, user_id) select made.id, person.id from made, unnest($2::uuid[]) as person (id)`,
        [ids[0], ids],
      );
    });
    await ada.page.reload();
    await grace.page.reload();
    await row(ada, "room-220").waitFor();
    await jump(ada, "room 120", "room-120");
    await ada.heading("room-120").waitFor();
    const hint = ada.page.getByRole("button", { name: /unread conversations? (above|below)/ });
    await list(ada).evaluate((nav) => nav.scrollTo(0, nav.scrollHeight));
    await jump(grace, "room 007", "room-007");
    await grace.say("Anybody here?");
    await hint.getByText("1 unread", { exact: true }).waitFor();
    expect((await inSection(ada, "Channels"))[0]).toBe("room-007");
    await screenshots(ada.page, "sidebar-long");
    await list(ada).evaluate((nav) => nav.scrollTo(0, nav.scrollHeight));
    await hint.click();
    await row(ada, "room-007").and(ada.page.locator(":focus")).waitFor();
    await hint.waitFor({ state: "detached" });
  });

  test("what is carried near an edge takes a long list along", async () => {
    await pickUp(ada, row(ada, "room-007"));
    const scrolled = () => list(ada).evaluate((nav) => nav.scrollTop);
    const [before, box] = [await scrolled(), await list(ada).boundingBox()];
    const edge = (box?.y ?? 0) + (box?.height ?? 0) - 26;
    await ada.page.mouse.move(60, edge, { steps: 3 });
    await ada.page.mouse.move(61, edge);
    await expect.poll(scrolled, soon).toBeGreaterThan(before + 100);
    await ada.page.keyboard.press("Escape");
    await ada.page.mouse.up();
  });

  test("on a phone the switcher is a sheet, a resting finger opens the menu of a row, and nothing is wider than the screen", async () => {
    const phone = await Person.at(browser, "Ada Lovelace", aPhone);
    await phone.page.goto(server.url);
    await phone.signIn();
    await row(phone, "room-220").waitFor(); // all of them are there: no row moves any more
    const box = await row(phone, "beta").boundingBox();
    const session = await phone.page.context().newCDPSession(phone.page);
    const touchPoints = [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 20 }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await phone.page.getByRole("menuitem", { name: "Add to favourites" }).waitFor();
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect(phone.page.url()).toBe(`${server.url}/`); // the finger that is lifted presses nothing
    await phone.page.getByRole("menuitem", { name: "Add to favourites" }).tap();
    await expect.poll(() => inSection(phone, "Favourites"), soon).toContain("beta");
    await phone.page.getByRole("button", { name: "Jump to…" }).tap();
    await switcher(phone).getByRole("option").first().waitFor();
    await expect.poll(() => switcher(phone).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    await switcher(phone).getByRole("button", { name: "Cancel" }).tap();
    await row(phone, "beta").tap();
    await phone.heading("beta").getByRole("link").tap();
    await phone.page.getByLabel("Who may write").waitFor();
    for (const path of ["settings", "members"]) {
      await phone.page.goto(phone.page.url().replace(/[a-z]+$/, path));
      await phone.heading("#beta").waitFor();
      const width = await phone.page
        .getByRole("main")
        .evaluate((main) => Math.max(...[main, ...main.querySelectorAll("*")].map((e) => e.getBoundingClientRect().right)));
      expect(width, path).toBeLessThanOrEqual(390);
      await screenshots(phone.page, `channel-${path}`);
    }
    expect(phone.complaints).toEqual([]);
    await phone.page.context().close();
  });

  test("nothing went wrong that nobody would see", () => {
    expect([ada.complaints, grace.complaints]).toEqual([[], []]);
  });
});
