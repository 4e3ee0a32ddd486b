import { ChatFlowError, type MemberSettings, type Preferences, type WireError } from "@chatflow/protocol";
import type { Change } from "./changes-overlay.ts";

/** A change that one has made to a message, and where. `madeAt` is by this machine's clock. */
export type MadeChange = { id: string; channelId: string; messageId: string; change: Change; madeAt: string };

/** What one wants otherwise for oneself: of one's preferences, or of how a channel is arranged. */
export type MadeWish = { id: string; madeAt: string } & (
  | { change: { do: "prefer"; preferences: Partial<Preferences> } }
  | { channelId: string; change: { do: "arrange"; settings: Partial<MemberSettings> } }
);

/** A change that the server has refused for good. It is not shown any more; the text of an edit is still here. */
export type Refusal = (MadeChange | MadeWish) & { error: ChatFlowError };

type Kept = { order: number; error?: WireError | undefined };

/** A change as it is kept; with an error, one that was refused and that nobody has taken note of. */
export type KeptMessageChange = MadeChange & Kept;
export type KeptWish = MadeWish & Kept;
export type KeptChange = KeptMessageChange | KeptWish;

/** Whether something that was kept, perhaps by another version, can be carried out by this one. */
export function isKeptChange(value: unknown): value is KeptChange {
  if (typeof value !== "object" || value === null) return false;
  const { change, order, ...fields }: Record<string, unknown> = { ...value };
  const isNamed = ["id", "madeAt", ...placeNames(change)].every((name) => typeof fields[name] === "string");
  return isNamed && typeof order === "number" && typeof change === "object" && change !== null && "do" in change;
}

function placeNames(change: unknown): string[] {
  const { do: what }: { do?: unknown } = { ...(change as object) };
  if (what === "prefer") return [];
  return what === "arrange" ? ["channelId"] : ["channelId", "messageId"];
}

export function isWish(kept: KeptChange): kept is KeptWish {
  return kept.change.do === "prefer" || kept.change.do === "arrange";
}

export function isMessageChange(kept: KeptChange): kept is KeptMessageChange {
  return !isWish(kept);
}

export function toRefusal({ order: _, error, ...made }: KeptChange & { error: WireError }): Refusal {
  return { ...made, error: ChatFlowError.fromWire(error) };
}
