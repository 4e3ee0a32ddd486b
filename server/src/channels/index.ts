export { channelHandlers } from "./commands.ts";
export { joinDefaultChannels } from "./default-channels.ts";
export { beginnings as channelsAtBeginning } from "./queries.ts";
