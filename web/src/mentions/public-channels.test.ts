import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPublicChannels } from "./public-channels.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that knows #looms; while it is away every question fails. */
function lookUp() {
  const asked: string[] = [];
  const server = { away: false, channels: new Map([["looms", "id of looms"]]) };
  const of = createPublicChannels(async (name) => {
    asked.push(name);
    if (server.away) throw new Error("away");
    return server.channels.get(name) ?? null;
  });
  const answered = () => vi.advanceTimersByTimeAsync(0);
  return { asked, server, of, answered };
}

it("asks once for each name, and keeps what it means", async () => {
  const { asked, of, answered } = lookUp();
  const shown = of("looms");
  expect(shown.get()).toBeNull();
  of("nothing");
  of("looms");
  await answered();
  expect([shown.get(), of("looms").get(), of("nothing").get()]).toEqual(["id of looms", "id of looms", null]);
  expect(asked).toEqual(["looms", "nothing"]);
});

it("asks again after a while for what meant nothing, and after a failure", async () => {
  const { asked, server, of, answered } = lookUp();
  const shown = of("engine");
  await answered();
  server.channels.set("engine", "id of engine");
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  of("engine");
  await answered();
  expect(shown.get()).toBe("id of engine");
  server.away = true;
  of("looms");
  await answered();
  server.away = false;
  const again = of("looms");
  await answered();
  expect([again.get(), asked]).toEqual(["id of looms", ["engine", "engine", "looms", "looms"]]);
});

it("asks for the newest of very many, and for those that were left out when they are shown again", async () => {
  const { asked, of, answered } = lookUp();
  for (let n = 0; n < 100; n++) of(`name-${n}`);
  await answered();
  expect(asked).toHaveLength(41); // the one that is under way, and those that wait
  expect(asked[1]).toBe("name-99");
  of("name-3");
  await answered();
  expect(asked.at(-1)).toBe("name-3");
});
