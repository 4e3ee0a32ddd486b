import { errorText } from "../accounts/field-errors.ts";
import { asChatFlowError } from "../accounts/session.ts";
import { t } from "../i18n/i18n.ts";
import { notices } from "./notices.ts";

/** Waits for something small that was started by a click; when it fails, says what did not happen and why. */
export async function orTell(what: string, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    notices.tell("danger", t("shell.refused", { what, why: errorText(asChatFlowError(error)) }));
    return false;
  }
}
