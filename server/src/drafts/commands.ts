import type { CommandName } from "@chatflow/protocol";
import type { ReadHead } from "../messages/index.ts";
import { askTogether } from "../platform/ask-together.ts";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as actions from "./actions.ts";
import { type DraftPage, listDrafts } from "./queries.ts";

/** Lists that one statement reads at most. */
const listsAtOnce = 50;

type DraftCommand = Extract<CommandName, `drafts.${string}`>;

export function draftHandlers(deps: { db: Db; hub: Hub; readHead: ReadHead }): Handlers<DraftCommand> {
  const reader = { listDrafts: askTogether(listsAtOnce, (pages: DraftPage[]) => listDrafts(deps.db.pool, pages)) };
  return {
    "drafts.list": (input, { caller }) => actions.list(reader, caller, input),
    "drafts.set": (input, { caller }) => actions.set(deps, caller, input),
  };
}
