export { messageHandlers } from "./commands.ts";
export { MessageWriter } from "./send.ts";
