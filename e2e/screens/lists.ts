import { take } from "./camera.ts";
import { type Chapter, enter, open } from "./stage.ts";

/** The pages that gather what is said all over the place. */
export const lists: Chapter = async (stage) => {
  const { url, team } = stage;
  const { page } = await enter(stage, "Maren");
  for (const place of ["inbox", "threads", "saved", "scheduled"]) {
    await open(page, `${url}/${place}`);
    await take(page, place);
  }
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByRole("dialog").waitFor();
  await take(page, "scheduled-edit");
  await page.keyboard.press("Escape");
  // The search finds in what was read here.
  for (const channel of ["workshop", "front-desk", "website"]) await open(page, `${url}/c/${await team.channel(channel)}`);
  await open(page, `${url}/search?q=tea`);
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await take(page, "search");
  await open(page, `${url}/search?q=zeppelin`);
  await page.getByRole("heading", { name: "Nothing found" }).waitFor();
  await take(page, "search-nothing");
  await open(page, `${url}/channels`);
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await take(page, "browse");
  await page.getByLabel("Search by name").fill("zeppelin");
  await page.getByText("No public channel has").waitFor();
  await take(page, "browse-nothing");
  await page.context().close();
};
