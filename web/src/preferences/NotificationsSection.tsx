import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { allowed, askForNotifications, readAllowed, showNotification } from "../notifications/permission.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { ChoiceGroup } from "../ui/ChoiceGroup.tsx";
import { usePreferences } from "./use-preferences.ts";

export function NotificationsSection() {
  const [{ notify }, change] = usePreferences();
  const isQuiet = useReadable(useChat().me)?.availability === "dnd";
  return (
    <div className="flex flex-col gap-6">
      {isQuiet && <Banner>{t("preferences.notifications.dnd")}</Banner>}
      <ChoiceGroup
        legend={t("preferences.notifications.level")}
        name="notify"
        value={notify}
        onChange={(chosen) => change({ notify: chosen })}
        choices={[
          { value: "all", title: t("preferences.notifications.all"), text: t("preferences.notifications.all.text") },
          { value: "mentions", title: t("preferences.notifications.mentions"), text: t("preferences.notifications.mentions.text") },
          { value: "none", title: t("preferences.notifications.none") },
        ]}
      />
      <ThisDevice />
    </div>
  );
}

/** Whether the browser lets us, and what to do where it does not. */
function ThisDevice() {
  const state = useReadable(allowed);
  const [tested, setTested] = useState<"shown" | "failed" | null>(null);
  useEffect(() => {
    addEventListener("focus", readAllowed);
    return () => removeEventListener("focus", readAllowed);
  }, []);
  const said = {
    granted: t("preferences.notifications.granted"),
    default: t("preferences.notifications.default"),
    denied: t("preferences.notifications.denied"),
    missing: t("preferences.notifications.missing"),
  };
  function test() {
    const body = t("preferences.notifications.test.body");
    const shown = showNotification(t("preferences.notifications.test.title"), { body, tag: "chatflow:test" });
    setTested(shown ? "shown" : "failed");
  }
  return (
    <section aria-labelledby="notifications-here">
      <h3 id="notifications-here" className="mb-1 font-semibold">
        {t("preferences.notifications.browser")}
      </h3>
      <p className="text-ink-muted">{said[state]}</p>
      {state === "default" && (
        <Button kind="primary" className="mt-3" onClick={() => void askForNotifications()}>
          {t("preferences.notifications.allow")}
        </Button>
      )}
      {state === "granted" && (
        <Button className="mt-3" onClick={test}>
          {t("preferences.notifications.test")}
        </Button>
      )}
      <p role="status" className="mt-2 text-sm text-ink-muted">
        {tested === "shown" && t("preferences.notifications.tested")}
        {tested === "failed" && t("preferences.notifications.failed")}
      </p>
    </section>
  );
}
