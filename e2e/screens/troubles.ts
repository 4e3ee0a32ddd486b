import { take } from "./camera.ts";
import { type Chapter, enter, open, signIn, visit } from "./stage.ts";

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
  await stage.server.kill("SIGTERM");
  await page.context().setOffline(true);
  await noa.say("From the cellar, where nothing reaches anybody: the pump is found");
  await page.getByText("Waits for the connection").first().waitFor();
  await page
    .getByText(/^Offline/)
    .first()
    .waitFor();
  await take(page, "offline");
  await page.context().close();
  await stage.server.start();

  // Whoever comes for the first time waits for their channels, if only for a moment.
  const joss = await visit(stage, "Joss");
  await joss.page.route(/\/api\/v1\/(channels|poll|events)/, () => undefined);
  await joss.page.routeWebSocket(/\/api\/v1\/socket/, () => undefined);
  await signIn(stage, joss);
  await joss.page.goto(desk);
  await joss.page.locator("main .animate-breathe").first().waitFor();
  await take(joss.page, "loading");
  await joss.page.context().close();
};
