import { isDeepStrictEqual } from "node:util";
import { ChatFlowError, type Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { AccountContext } from "./deps.ts";
import { logoProblem } from "./logo.ts";
import { mayUpdateWorkspace } from "./policy.ts";
import { presentWorkspace } from "./present.ts";
import { lockWorkspace, readWorkspace, updateWorkspace as storeWorkspace } from "./queries.ts";

export async function getWorkspace(context: AccountContext): Promise<Output<"workspace.get">> {
  return presentWorkspace(await readWorkspace(context.db.kysely));
}

export async function updateWorkspace(
  context: AccountContext,
  input: ParsedInput<"workspace.update">,
  caller: Caller,
): Promise<Output<"workspace.update">> {
  if (!mayUpdateWorkspace(caller.role)) throw new ChatFlowError("forbidden");
  const change = { ...input, logo: pictureOf(input.logo) };
  const { before, after } = await context.db.kysely.transaction().execute(async (tx) => {
    await lockWorkspace(tx);
    const known = await readWorkspace(tx);
    await storeWorkspace(tx, change);
    return { before: known, after: await readWorkspace(tx) };
  });
  const workspace = presentWorkspace(after);
  if (!isDeepStrictEqual(before, after)) context.hub.toEveryone({ type: "workspace.updated", workspace });
  return workspace;
}

function pictureOf(logo: string | null | undefined): Buffer | null | undefined {
  if (typeof logo !== "string") return logo;
  const bytes = Buffer.from(logo, "base64");
  const problem = logoProblem(bytes);
  if (problem) throw new ChatFlowError("invalid_input", { issues: [{ path: ["logo"], message: problem }] });
  return bytes;
}
