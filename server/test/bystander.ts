import { v7 as uuidv7 } from "uuid";
import { expect } from "vitest";
import { channelOf, type TestServer } from "./server.ts";
import { signedInSocket } from "./socket.ts";

/** Two people who talk while others misbehave: what one says, the other must get, each once and in order. */
export async function bystander(server: TestServer) {
  const [speaker, listener] = [await server.person("speaker"), await server.person("listener")];
  const { channel } = await channelOf([speaker, listener]);
  const line = await signedInSocket(server.url, listener.token);
  const said: string[] = [];

  const say = async () => {
    const text = `n ${said.length}`;
    said.push(text);
    await speaker.call("messages.send", { channelId: channel.id, id: uuidv7(), text });
  };
  const textOf = (frame: Record<string, unknown>) => (frame.event as { message?: { text: string } } | undefined)?.message?.text;
  return {
    channelId: channel.id,
    say,
    /** The line that was there from the beginning still gets everything. */
    async isUnharmed() {
      await say();
      const last = said.at(-1);
      await line.frame((frame) => textOf(frame) === last);
      expect(line.frames.flatMap((frame) => textOf(frame) ?? [])).toEqual(said);
    },
  };
}
