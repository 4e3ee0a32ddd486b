import { createChat, createClient, indexedDbStorage } from "@chatflow/client";

export const chat = createChat(createClient(), { storage: indexedDbStorage() });

// The browser opens its database while the rest of the program is still being started.
void chat.restore();
