export { draftHandlers } from "./commands.ts";
