import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

export const password = "a-long-unusual-phrase-42";

/** Somebody at a browser of their own: what they do, in words of the screen. */
export class Person {
  readonly name: string;
  readonly username: string;
  readonly page: Page;
  /** What went wrong in the page that nobody would see: script errors and refused requests. */
  readonly complaints: string[] = [];

  static async at(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "UTC", ...options });
    context.setDefaultTimeout(15_000);
    return new Person(name, await context.newPage());
  }

  private constructor(name: string, page: Page) {
    this.name = name;
    this.username = name.split(" ")[0]?.toLowerCase() ?? name;
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      // The journeys kill the server: what the browser notes about the lines that it lost is no complaint.
      const isExpected = /ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|status of 4\d\d|WebSocket connection/;
      if (message.type() === "error" && !isExpected.test(message.text())) this.complaints.push(message.text());
    });
  }

  async signUp(): Promise<void> {
    await this.page.getByLabel("Your name").fill(this.name);
    await this.page.getByLabel("Username").fill(this.username);
    await this.page.getByLabel("Email").fill(`${this.username}@example.org`);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: /^(Create account|Join)$/ }).click();
  }

  async createChannel(name: string, topic: string): Promise<void> {
    await this.page.getByRole("button", { name: "Create a channel" }).first().click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Topic").fill(topic);
    await dialog.getByRole("button", { name: "Create channel" }).click();
    await dialog.waitFor({ state: "detached" });
    await this.heading(name).waitFor();
  }

  /** The link that the invitation dialog shows. */
  async invite(): Promise<string> {
    await this.page.getByRole("button", { name: "Invite people" }).first().click();
    const link = await this.page.getByLabel("Invitation link").inputValue();
    await this.page.keyboard.press("Escape");
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
    return link;
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  get composer(): Locator {
    return this.page.getByRole("textbox", { name: /^Message / });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }

  /** A message on the screen, delivered: not one of one's own that is still on its way. */
  message(text: string): Locator {
    return this.page.locator("article[aria-busy=false]", { hasText: text });
  }

  async openChannel(name: string): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name }).click();
    await this.heading(name).waitFor();
  }
}
