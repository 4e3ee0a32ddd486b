export { createReadHead, existingMessage, existingRoot, memberHead, mustStand, type ReadHead } from "./access.ts";
export { messageHandlers } from "./commands.ts";
export { present } from "./present.ts";
export type { MessageRow } from "./read-queries.ts";
export { MessageWriter } from "./send.ts";
export { checkSend } from "./sendable.ts";
export { ThreadNews } from "./thread-news.ts";
