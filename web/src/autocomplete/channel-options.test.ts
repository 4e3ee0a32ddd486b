import type { ChannelEntry } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { channelOptions } from "./channel-options.ts";

const named = (name: string) => ({ channel: { id: name, type: "public", name, topic: "" } }) as unknown as ChannelEntry;
const direct = { channel: { id: "d", type: "direct", userIds: [] } } as unknown as ChannelEntry;
const own = [named("workshop"), named("work"), direct];
const names = (query: string) =>
  channelOptions(query, own, [named("work"), named("homework"), named("workers")]).map(({ channel }) => channel.name);

it("offers what begins so before what has it inside, one's own before others, each once", () => {
  expect(names("work")).toEqual(["work", "workshop", "workers", "homework"]);
  expect(names("SHOP")).toEqual(["workshop"]);
  expect(names("")).toEqual(["work", "workshop", "homework", "workers"]);
});
