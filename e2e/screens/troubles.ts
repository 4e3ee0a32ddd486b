import { take } from "./camera.ts";
import { type Chapter, enter, open, settle } from "./stage.ts";

/** While something is on its way, and when it does not arrive. */
export const troubles: Chapter = async (stage) => {
  const { url, team } = stage;
  const noa = await enter(stage, "Noa");
  const { page } = noa;
  const desk = `${url}/c/${await team.channel("front-desk")}`;
  await open(page, desk);
  await noa.say("Soup is ready, @channel");
  await page.getByRole("button", { name: "Discard" }).waitFor();
  await take(page, "failed-send");
  await page.getByRole("button", { name: "Discard" }).click();
  await noa.composer.fill("");
  await page.context().setOffline(true);
  await noa.say("From the cellar, where nothing reaches anybody: the pump is found");
  await noa.choose("The parrot bites", "Save for later").catch(() => page.keyboard.press("Escape"));
  await page.getByText("Waits for the connection").first().waitFor();
  await page
    .getByText(/^Offline/)
    .first()
    .waitFor();
  await take(page, "offline");
  await page.context().setOffline(false);
  await page.context().close();

  const early = await enter(stage, "Joss");
  await settle(early.page);
  await early.page.context().clearCookies({ name: "nothing" });
  await early.page.route(/\/api\/v1\/(channels|poll|events)/, () => undefined);
  await early.page.routeWebSocket(/\/api\/v1\/socket/, () => undefined);
  await early.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });
  await early.page.goto(desk);
  await early.page.locator(".animate-breathe").first().waitFor();
  await take(early.page, "loading");
  await early.page.context().close();
};
