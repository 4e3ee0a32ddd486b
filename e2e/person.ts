import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

export const password = "a-long-unusual-phrase-42";

/** The browser of a phone. */
export const aPhone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Somebody at a browser of their own: what they do, in words of the screen. */
export class Person {
  readonly name: string;
  readonly username: string;
  readonly page: Page;
  /** What went wrong in the page that nobody would see: script errors and refused requests. */
  readonly complaints: string[] = [];

  static async at(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "UTC", ...options });
    context.setDefaultTimeout(25_000);
    return new Person(name, await context.newPage());
  }

  private constructor(name: string, page: Page) {
    this.name = name;
    this.username = name.split(" ")[0]?.toLowerCase() ?? name;
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      // The journeys kill the server: what the browser notes about the lines that it lost is no complaint.
      const isExpected =
        /ERR_CONNECTION_|ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|error occurred when fetching the script|status of (?:4\d\d|503)|WebSocket connection/;
      if (message.type() === "error" && !isExpected.test(message.text())) this.complaints.push(message.text());
    });
  }

  async signUp(): Promise<void> {
    await this.page.getByLabel("Your name").fill(this.name);
    await this.page.getByLabel("Username").fill(this.username);
    await this.page.getByLabel("Email").fill(`${this.username}@example.org`);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: /^(Create account|Join)$/ }).click();
    await this.page.waitForURL(({ pathname }) => !/^\/(sign-up|join)/.test(pathname));
    if (this.page.url().includes("/welcome/")) await this.skipSetup();
  }

  /** Past the pages that set a new workspace up, for the first one in it, and past the tour. */
  async skipSetup(): Promise<void> {
    await this.page.getByRole("button", { name: "Skip the setup" }).click();
    await this.page.getByRole("button", { name: "Skip the tour" }).click();
  }

  async signIn(): Promise<void> {
    await this.page.getByLabel("Username or email").fill(this.username);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.getByRole("navigation").waitFor();
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

  /** Once what comes after the first view is there, too: the keys of the app, and its notices. */
  async atRest(): Promise<void> {
    await this.page.locator("[aria-live]").first().waitFor({ state: "attached" });
  }

  /** Once the list has taken the place of the first messages, with what was pressed in them. */
  async listed(): Promise<void> {
    await this.page.locator('main section[tabindex="0"]').first().waitFor();
  }

  /** Presses a button of the toolbar that comes up over a message. */
  async act(text: string, button: string): Promise<void> {
    await this.listed();
    await this.message(text).hover();
    await this.message(text).getByRole("group", { name: "Message actions" }).getByRole("button", { name: button, exact: true }).click();
  }

  /** Chooses from the menu of a message. */
  async choose(text: string, item: string): Promise<void> {
    await this.act(text, "More");
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** A reaction below a message, with how many people reacted so. */
  reaction(text: string, emoji: string, count: number): Locator {
    return this.message(text).getByRole("button", { name: new RegExp(`^${emoji} ${count}:`) });
  }

  /**
   * Calls a route of the API as who is signed in in this browser, for what a journey only begins with: `POST /channels`.
   * The server is the one whose page is open.
   */
  async api<T = unknown>(route: string, input: object = {}, server = new URL(this.page.url()).origin): Promise<T> {
    const [method = "GET", path] = route.split(" ");
    const sent = method === "GET" || method === "DELETE" ? {} : { data: input };
    const answer = await this.page.context().request.fetch(`${server}/api/v1${path}`, { method, headers: { origin: server }, ...sent });
    if (answer.status() === 429) {
      await this.page.waitForTimeout(Number(answer.headers()["retry-after"]) * 1000);
      return this.api(route, input, server);
    }
    if (!answer.ok()) throw new Error(`${route} is answered by ${answer.status()}: ${await answer.text()}`);
    return answer.json();
  }

  /** How much the sidebar says is unread in a channel. */
  unread(channel: string): Promise<number> {
    const link = this.page.getByRole("navigation").getByRole("link", { name: channel });
    return link.innerText().then((text) => Number(/\d+/.exec(text.replace(channel, ""))?.[0] ?? 0));
  }

  /** Whether a message is on the part of the screen where messages are. */
  async inView(text: string): Promise<boolean> {
    const list = await this.page.getByRole("region", { name: "Messages", exact: true }).boundingBox();
    const message = await this.message(text)
      .first()
      .boundingBox({ timeout: 1000 })
      .catch(() => null);
    return list !== null && message !== null && message.y >= list.y && message.y + message.height <= list.y + list.height;
  }

  /** Rests a finger on a message, or on a part of it, until its menu comes up. */
  async rest(text: string, part = this.message(text)): Promise<void> {
    await this.atRest();
    await part.hover({ trial: true }); // in view, and it moves no more
    const box = await part.boundingBox();
    if (!box) throw new Error(`"${text}" is not on the screen.`);
    const session = await this.page.context().newCDPSession(this.page);
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await this.page.getByRole("dialog").waitFor();
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await session.detach();
  }

  /** Says something by the API, in the channel that is open unless another is named; the message's id. */
  async post(text: string, { to = this.channelId, ...more }: { to?: string; threadId?: string } = {}): Promise<string> {
    const time = Date.now().toString(16).padStart(12, "0");
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
    await this.api(`POST /channels/${to}/messages`, { id, text, ...more });
    return id;
  }

  /** Sends "Line 1" to "Line n" to the channel that is open, faster than one can type. */
  async sendMany(count: number): Promise<void> {
    for (let n = 1; n <= count; n++) await this.post(`Line ${n}`);
  }

  /** Of the channel that is open. */
  get channelId(): string {
    return new URL(this.page.url()).pathname.split("/")[2] ?? "";
  }

  /** What is wider than the screen, but for what is meant to be scrolled sideways by itself; nothing should be. */
  tooWide(): Promise<string[]> {
    return this.page.evaluate(() => {
      const wide = [...document.querySelectorAll("body *")].filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        if (width <= 1 || (left >= -0.5 && right <= innerWidth + 0.5)) return false;
        return (
          !element.closest("pre, table, .sr-only, [role=toolbar], [role=tablist]") && element.checkVisibility({ visibilityProperty: true })
        );
      });
      const page = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
      return [...page, ...wide.map((element) => element.outerHTML.slice(0, 200))];
    });
  }
}
