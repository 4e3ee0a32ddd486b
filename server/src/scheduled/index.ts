export { scheduledHandlers } from "./commands.ts";
export { ScheduledSender } from "./sender.ts";
