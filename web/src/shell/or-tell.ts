import { errorText } from "../accounts/field-errors.ts";
import { asChatFlowError } from "../accounts/session.ts";
import { notices } from "./notices.ts";

/** Waits for something small that was started by a click; when it fails, says what did not happen and why. */
export async function orTell(what: string, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    notices.tell("danger", `${what} ${errorText(asChatFlowError(error))}`);
    return false;
  }
}
