import { password } from "../../bin/demo/people.ts";
import { ServerUnderTest } from "../server.ts";
import { take } from "./camera.ts";
import { type Chapter, settle, visit } from "./stage.ts";

/** A workspace of its own, from its first minute on. */
export const firstRun: Chapter = async (stage) => {
  const server = await ServerUnderTest.create();
  await server.start();
  try {
    const maren = await visit(stage, "Maren Oduya");
    const { page } = maren;
    await page.goto(server.url);
    await page.getByLabel("Your name").waitFor();
    await take(page, "sign-up");
    await page.getByLabel("Your name").fill(maren.name);
    await page.getByLabel("Username").fill("Maren O.");
    await page.getByLabel("Email").fill("maren@freewheel");
    await page.getByLabel("Password", { exact: true }).fill("bike");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    await take(page, "sign-up-errors");
    await page.getByLabel("Username").fill("maren");
    await page.getByLabel("Email").fill("maren@freewheel.example");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("heading", { name: "Give your workspace a face" }).waitFor();
    await page.getByLabel("Name of the workspace").fill("Freewheel Bicycle Co-op");
    await take(page, "welcome-name");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "Where will you talk?" }).waitFor();
    await take(page, "welcome-channels");
    await page.getByRole("button", { name: "Create these channels" }).click();
    await page.getByLabel("Invitation link").waitFor();
    await take(page, "welcome-invite");
    await page.getByRole("button", { name: "Go to your channels" }).click();
    await maren.heading("general").waitFor();
    const tour = page.getByRole("region", { name: /^Tour, step/ });
    await tour.getByText("Your conversations").waitFor();
    await take(page, "tour");
    await tour.getByRole("button", { name: "Next" }).click();
    await take(page, "tour-composer");
    await tour.getByRole("button", { name: "Next" }).click();
    await take(page, "tour-keys", ["desktop"]);
    await tour.getByRole("button", { name: "Done" }).click();
    await settle(page);
    await take(page, "channel-new");
    await page.goto(server.url);
    await settle(page);
    await take(page, "home-first-steps");
    for (const place of ["inbox", "threads", "saved", "scheduled", "search"]) {
      await page.goto(`${server.url}/${place}`);
      await settle(page);
      await take(page, `${place}-empty`);
    }
    await page.context().close();
  } finally {
    await server.remove();
  }
};
