export { channelHandlers } from "./commands.ts";
export { beginning as channelsAtBeginning } from "./queries.ts";
