import { createChat } from "../chat.ts";
import type { Chat } from "../chat-api.ts";
import { createClient } from "../client.ts";
import type { ChatStorage } from "../storage/storage.ts";
import type { FakeServer } from "./fake-server.ts";
import { started } from "./line.ts";

/** A page that is opened: it knows nothing but what the storage has. */
export async function openedPage(server: FakeServer, storage: ChatStorage): Promise<{ chat: Chat; close(): void }> {
  let isClosed = false;
  const unlessClosed = <T>(run: () => Promise<T>) => (isClosed ? new Promise<T>(() => {}) : run());
  const client = createClient({ url: server.url });
  const chat = createChat(
    { ...client, call: (name, input, options) => unlessClosed(() => client.call(name, input, options)) },
    { storage: { ...storage, write: (change, options) => unlessClosed(() => storage.write(change, options)) } },
  );
  await started(chat);
  return {
    chat,
    /** As a person closes a tab: nothing of it runs any more, and nobody told it before. */
    close() {
      isClosed = true;
      client.stop();
    },
  };
}
