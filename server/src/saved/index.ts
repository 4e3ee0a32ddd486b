export { savedHandlers } from "./commands.ts";
