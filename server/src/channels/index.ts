export { channelHandlers } from "./commands.ts";
export { beginnings as channelsAtBeginning } from "./queries.ts";
