import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { useOffline } from "../device/use-offline.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { connectionNotice } from "./connection-text.ts";

/** Reads out once that the connection is lost, and once that it is back: the line on the screen counts seconds, which nobody wants to hear. */
export function ConnectionAnnouncer() {
  const state = useReadable(useChat().client.connection);
  const isOffline = useOffline();
  // The first attempt, however long it takes, is no loss.
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (state.status === "waiting" || state.status === "refused") setFailed(true);
    else if (state.status === "online") setFailed(false);
  }, [state.status]);
  const isLost = isOffline && hasFailed;
  const [wasLost, setLost] = useState(false);
  useEffect(() => {
    if (isLost) setLost(true);
  }, [isLost]);
  const lost = state.status === "refused" ? connectionNotice(state, 0)?.text : t("errors.said.unreachable");
  return (
    <p role="status" className="sr-only">
      {isLost ? lost : wasLost && t("shell.connection.back")}
    </p>
  );
}
