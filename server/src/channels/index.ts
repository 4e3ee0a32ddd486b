export { memberChannel } from "./actions.ts";
export { channelHandlers } from "./commands.ts";
export { beginning as channelsAtBeginning } from "./queries.ts";
