import { ChatFlowError, type Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { AccountContext } from "./deps.ts";
import { presentMe, presentUser } from "./present.ts";
import { changePreferences, changeUser } from "./profile-queries.ts";
import { findUser } from "./queries.ts";

type Change = ParsedInput<"users.updateMe">;

export async function updateMe(context: AccountContext, input: Change, caller: Caller): Promise<Output<"users.updateMe">> {
  const { userId } = caller;
  const { profile, settings, user } = await context.db.kysely.transaction().execute(async (tx) => {
    const shown = await changeUser(tx, userId, { name: input.name, title: input.title, time_zone: input.timeZone });
    const standing = await changeUser(tx, userId, {
      availability: input.availability,
      status_emoji: input.statusEmoji,
      status_text: input.statusText,
      receipts: input.receipts,
    });
    const arranged = input.preferences !== undefined && (await changePreferences(tx, userId, input.preferences));
    return { profile: shown, settings: { standing, arranged }, user: await findUser(tx, userId) };
  });
  if (!user) throw new ChatFlowError("unauthenticated"); // deleted while a connection lived
  const me = presentMe(user);
  if (profile || settings.standing || settings.arranged) context.hub.toUsers([userId], { type: "me.updated", me });
  if (profile) context.hub.toEveryone({ type: "user.updated", user: presentUser(user) });
  if (settings.standing) context.presence.standingChanged(userId);
  return me;
}
