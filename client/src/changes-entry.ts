import { ChatFlowError, type WireError } from "@chatflow/protocol";
import type { Change } from "./changes-overlay.ts";

/** A change that one has made to a message, and where. `madeAt` is by this machine's clock. */
export type MadeChange = { id: string; channelId: string; messageId: string; change: Change; madeAt: string };

/** A change that the server has refused for good. It is not shown any more; the text of an edit is still here. */
export type Refusal = MadeChange & { error: ChatFlowError };

/** A change as it is kept; with an error, one that was refused and that nobody has taken note of. */
export type KeptChange = MadeChange & { order: number; error?: WireError | undefined };

export function isKeptChange(value: unknown): value is KeptChange {
  if (typeof value !== "object" || value === null || !("change" in value) || !("order" in value)) return false;
  const { change, order } = value;
  const fields: Record<string, unknown> = { ...value };
  const isNamed = ["id", "channelId", "messageId", "madeAt"].every((name) => typeof fields[name] === "string");
  return isNamed && typeof order === "number" && typeof change === "object" && change !== null && "do" in change;
}

export function toRefusal({ order: _, error, ...made }: KeptChange & { error: WireError }): Refusal {
  return { ...made, error: ChatFlowError.fromWire(error) };
}
