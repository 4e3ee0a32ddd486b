import { ChatFlowError, type Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { expect, onTestFinished, test, vi } from "vitest";
import { channelOf, testServer } from "../../test/server.ts";
import { ScheduledSender } from "./sender.ts";

const server = await testServer();
const [grace, ada] = [await server.person("grace"), await server.person("ada")];
const { channel } = await channelOf([grace, ada]);
await server.stop(); // only the sender of the test sends

type Send = ConstructorParameters<typeof ScheduledSender>[0]["writer"]["send"];

async function due(...texts: string[]) {
  for (const text of texts) await dueSince("1 minute", text);
}
async function dueSince(time: string, text: string) {
  await server.db.pool.query(
    `insert into scheduled_messages (id, user_id, channel_id, also_in_channel, text, send_at)
    values ($1, $2, $3, false, $4, now() - $5::interval)`,
    [uuidv7(), ada.user.id, channel.id, text, time],
  );
}
async function left(): Promise<{ text: string; failed: string | null }[]> {
  return (await server.db.pool.query("select text, failed from scheduled_messages order by text")).rows;
}

/** @param fate what becomes of a text: thrown, when it is given. */
function senderWith(fate: (text: string, attempt: number) => unknown) {
  const attempts: string[] = [];
  const send: Send = async ({ text }) => {
    attempts.push(text);
    const thrown = await fate(text, attempts.filter((one) => one === text).length);
    if (thrown !== undefined) throw thrown;
    return {} as Message;
  };
  const told: unknown[] = [];
  const hub = { toUsers: (_: unknown, event: unknown) => told.push(event) } as unknown as ConstructorParameters<
    typeof ScheduledSender
  >[0]["hub"];
  const log = { warn: vi.fn(), error: vi.fn() };
  const sender = new ScheduledSender({ db: server.db, hub, writer: { send }, log });
  onTestFinished(async () => {
    await sender.stop();
    await server.db.pool.query("delete from scheduled_messages");
  });
  sender.start();
  return { sender, attempts, told, log };
}
const eventually = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 15_000, interval: 20 });

test("[L2] what cannot be sent for now waits and is tried again; it holds up nothing and is no failure", async () => {
  await due("away", "broken", ...Array.from({ length: 120 }, (_, at) => `fine ${at}`));
  const { attempts, told, log } = senderWith((text, attempt) => {
    if (attempt > 1) return undefined;
    if (text === "away") return new ChatFlowError("unavailable");
    return text === "broken" ? new Error("nobody foresaw this") : undefined;
  });
  await eventually(async () => expect((await left()).length).toBeLessThanOrEqual(2));
  expect((await left()).every(({ failed }) => failed === null)).toBe(true);
  await eventually(async () => expect(await left()).toEqual([]));
  expect(attempts.filter((text) => !text.startsWith("fine")).toSorted()).toEqual(["away", "away", "broken", "broken"]);
  expect(attempts).toHaveLength(124);
  expect(told).toHaveLength(122);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test("[L2] what becomes due while others are being sent follows at once", async () => {
  await due("first");
  const { attempts } = senderWith(async (text) => {
    if (text !== "first") return;
    await dueSince("0 s", "second");
    await new Promise((resolve) => setTimeout(resolve, 20)); // it is the past when the sender looks what is next
  });
  await eventually(async () => expect(await left()).toEqual([]));
  expect(attempts).toEqual(["first", "second"]);
});

test("[L3] what is refused for good is tried once, and keeps the reason", async () => {
  await due("refused", "sent");
  const { attempts } = senderWith((text) => (text === "refused" ? new ChatFlowError("not_member") : undefined));
  await eventually(async () => expect(await left()).toEqual([{ text: "refused", failed: "not_member" }]));
  expect(attempts.toSorted()).toEqual(["refused", "sent"]);
});

test("[F2] a stop waits for what is being sent, and begins nothing more", async () => {
  await due("slow");
  let finish = () => {};
  const sent = new Promise<void>((resolve) => (finish = resolve));
  const attempts: string[] = [];
  const hub = { toUsers: () => {} } as unknown as ConstructorParameters<typeof ScheduledSender>[0]["hub"];
  const send: Send = async ({ text }) => {
    attempts.push(text);
    await sent;
    return {} as Message;
  };
  const sender = new ScheduledSender({ db: server.db, hub, writer: { send }, log: { warn: vi.fn(), error: vi.fn() } });
  sender.start();
  await eventually(async () => expect(attempts).toEqual(["slow"]));
  const stopped = sender.stop();
  await due("too late");
  sender.expect(new Date(0));
  finish();
  await stopped;
  expect([await left(), attempts]).toEqual([[{ text: "too late", failed: null }], ["slow"]]);
});
