import { createClient } from "@chatflow/client";
import { v7 as uuidv7 } from "uuid";
import { expect, test, vi } from "vitest";
import { startServer } from "../../test/process.ts";
import { channelOf, codeOf, testServer } from "../../test/server.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";

const server = await testServer();
const twin = await testServer({ db: server.db });
const [grace, ada] = [await server.person("grace"), await server.person("ada")];
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
const far = () => ahead(86_400_000);

async function textsIn(channelId: string): Promise<string[]> {
  return (await grace.call("messages.list", { channelId, limit: 200 })).messages.map(({ text }) => text);
}
const there = createClient({ url: twin.url, token: ada.token });
const waiting = async () => (await ada.call("scheduled.list", {})).scheduled;
const untilSent = () => vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 10_000, interval: 10 });
/** As time does it: without telling anybody. */
const becomeDue = () => server.db.pool.query("update scheduled_messages set send_at = now() - interval '1 minute'");

test("[L2] two instances that are at the same ones at the same time send each once", async () => {
  const { channel } = await channelOf([grace, ada]);
  const texts = Array.from({ length: 50 }, (_, at) => `${at}`);
  for (const text of texts) {
    const sendAt = ahead(300);
    await ada.call("scheduled.create", { channelId: channel.id, id: uuidv7(), text, sendAt });
    // The other one hears of it by a change that changes nothing, and is at it in the same moment.
    const [last] = (await waiting()).slice(-1);
    if (last) await codeOf(there.call("scheduled.update", { scheduledId: last.id }));
  }
  await untilSent();
  expect((await textsIn(channel.id)).toSorted()).toEqual(texts.toSorted());
});

test("[L2] a change of one that is being sent is either what is sent, or is refused", async () => {
  const { channel } = await channelOf([grace, ada]);
  const outcomes = { changed: 0, refused: 0 };
  for (let round = 0; round < 50; round++) {
    const id = uuidv7();
    const sent = ada.call("scheduled.create", { channelId: channel.id, id, text: `old ${round}`, sendAt: ahead(-1) });
    await (round % 2 === 0 ? sent : Promise.resolve());
    const code = await codeOf(ada.call("scheduled.update", { scheduledId: id, text: `new ${round}` }));
    await sent;
    await untilSent();
    const said = await ada.call("messages.get", { channelId: channel.id, messageId: id });
    expect([code, said.text]).toEqual(code === "ok" ? ["ok", `new ${round}`] : ["not_found", `old ${round}`]);
    outcomes[code === "ok" ? "changed" : "refused"] += 1;
  }
  expect(await textsIn(channel.id)).toHaveLength(50);
  expect(outcomes.refused).toBeGreaterThan(0);
});

test("[L2] one that went out before a crash could forget it is not sent again, also when it was changed since", async () => {
  const { channel } = await channelOf([grace, ada]);
  const ids = [uuidv7(), uuidv7()];
  for (const id of ids) {
    await ada.call("scheduled.create", { channelId: channel.id, id, text: "once", sendAt: far() });
    await server.db.pool.query("create table if not exists kept as select * from scheduled_messages where false");
    await server.db.pool.query("insert into kept select * from scheduled_messages where id = $1", [id]);
    await ada.call("scheduled.update", { scheduledId: id, sendAt: ahead(-1) });
  }
  await untilSent();
  await server.db.pool.query("insert into scheduled_messages select * from kept");
  await ada.call("scheduled.update", { scheduledId: ids[1] ?? "", text: "too late", sendAt: ahead(-1) });
  await becomeDue();
  await ada.call("scheduled.update", { scheduledId: ids[0] ?? "" }).catch(() => {});
  await untilSent();
  expect(await textsIn(channel.id)).toEqual(["once", "once"]);
});

test("[L2] what became due while nobody was there is sent by who starts, also after kill -9", async () => {
  const { channel } = await channelOf([grace, ada]);
  await ada.call("scheduled.create", { channelId: channel.id, id: uuidv7(), text: "meanwhile", sendAt: far() });
  await becomeDue();
  await testServer({ db: server.db }); // starts
  await untilSent();
  for (let n = 0; n < 60; n++)
    await ada.call("scheduled.create", { channelId: channel.id, id: uuidv7(), text: `killed ${n}`, sendAt: far() });
  await becomeDue();
  const env = { DATABASE_URL: server.db.url, CHATFLOW_ALLOW_UNSAFE_DATABASE: "true" };
  const killed = startServer({ ...env, CHATFLOW_DATA: await temporaryFolder() });
  await killed.ready;
  killed.child.kill("SIGKILL"); // while it sends, or before or after
  await killed.exited;
  await startServer({ ...env, CHATFLOW_DATA: await temporaryFolder() }).ready;
  await untilSent();
  expect((await textsIn(channel.id)).toSorted()).toEqual(["meanwhile", ...Array.from({ length: 60 }, (_, n) => `killed ${n}`)].toSorted());
});

test("those of people and channels that go go with them", async () => {
  const { channel } = await channelOf([grace, ada]);
  await ada.call("scheduled.create", { channelId: channel.id, id: uuidv7(), text: "never", sendAt: far() });
  await server.db.pool.query("delete from members where channel_id = $1", [channel.id]);
  await server.db.pool.query("delete from channels where id = $1", [channel.id]);
  expect(await waiting()).toEqual([]);
});
