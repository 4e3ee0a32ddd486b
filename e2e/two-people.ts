import type { Browser, BrowserContextOptions } from "playwright-core";
import { Person, password } from "./person.ts";

type Options = {
  /** Channels that both are in; the last one is open before both. */
  shared?: readonly string[];
  /** Channels that only Ada is in. */
  adas?: readonly string[];
  ada?: BrowserContextOptions;
  grace?: BrowserContextOptions;
};

/**
 * Ada, who made the workspace and is its admin, and Grace, whom she has invited, each at a browser of their own. Not by
 * the screen: that one can sign up, invite and join there is what `first-chat.test.ts` shows.
 */
export async function twoPeople(
  browser: Browser,
  { url }: { url: string },
  { shared = ["engine-room"], adas = [], ada: adasBrowser = {}, grace: gracesBrowser = {} }: Options = {},
): Promise<{ ada: Person; grace: Person }> {
  const ada = await Person.at(browser, "Ada Lovelace", adasBrowser);
  const grace = await Person.at(browser, "Grace Hopper", gracesBrowser);
  await signUp(ada, url, {});
  await ada.api("PATCH /users/me", { preferences: { seenHints: ["welcome", "tour"] } }, url);
  const { code } = await ada.api<{ code: string }>("POST /invitations", {}, url);
  await signUp(grace, url, { invitation: code });
  const ids: string[] = [];
  for (const name of [...adas, ...shared]) {
    const { channel } = await ada.api<{ channel: { id: string } }>("POST /channels", { type: "public", name }, url);
    ids.push(channel.id);
  }
  for (const id of ids.slice(adas.length)) await grace.api(`PUT /channels/${id}/membership`, {}, url);
  const open = shared.at(-1);
  await Promise.all(
    [ada, grace].map(async ({ page }) => {
      await page.goto(open === undefined ? url : `${url}/c/${ids.at(-1)}`);
      await (open === undefined ? page.getByRole("navigation") : page.getByRole("heading", { level: 1, name: open })).waitFor();
    }),
  );
  return { ada, grace };
}

async function signUp(person: Person, url: string, more: { invitation?: string }): Promise<void> {
  const { name, username } = person;
  await person.api("POST /accounts", { name, username, email: `${username}@example.org`, password, session: "cookie", ...more }, url);
}
