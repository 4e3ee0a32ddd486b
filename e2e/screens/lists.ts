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
  // The search finds in what was read here, once this browser has kept it.
  for (const name of ["workshop", "front-desk", "website"]) {
    const channelId = await team.channel(name);
    await open(page, `${url}/c/${channelId}`);
    await page.waitForFunction(isKept, channelId);
  }
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

/** Whether the messages of a channel are in the storage of the page. */
async function isKept(channelId: string): Promise<boolean> {
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await result(indexedDB.open("chatflow"));
  const keys = await result(db.transaction("records").objectStore("records").getAllKeys());
  db.close();
  return keys.some((key) => `${key}`.includes(`,timelines,${channelId}`));
}
