import { useEffect, useState } from "react";
import { useSession } from "../accounts/session.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { formatBytes } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

/** What is kept in this browser, and how to be rid of it without signing out. */
export function StorageSection() {
  const chat = useChat();
  const { keeps } = useReadable(chat.storage);
  const isOnline = useReadable(chat.client.connection).status === "online";
  const used = useUsedBytes();
  const [asking, setAsking] = useState(false);
  const said = {
    everything: t("preferences.storage.everything"),
    unsent: t("preferences.storage.unsent"),
    nothing: t("preferences.storage.nothing"),
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-muted">{t("preferences.storage.lead")}</p>
      <p>{said[keeps]}</p>
      <p className="tabular-nums">
        {used === null ? t("preferences.storage.unknown") : t("preferences.storage.used", { size: formatBytes(used) })}
      </p>
      <div>
        <Button disabled={!isOnline} onClick={() => setAsking(true)}>
          {t("preferences.storage.clear")}
        </Button>
        {!isOnline && <p className="mt-1.5 text-sm text-ink-muted">{t("preferences.storage.clear.offline")}</p>}
      </div>
      {asking && <ClearDialog onClose={() => setAsking(false)} />}
    </div>
  );
}

function ClearDialog({ onClose }: { onClose: () => void }) {
  const chat = useChat();
  const session = useSession();
  const clear = useAction(async () => {
    await chat.wipe();
    await session.check();
  });
  return (
    <Dialog title={t("preferences.storage.clear.title")} description={t("preferences.storage.clear.text")} onClose={onClose}>
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{t("preferences.cancel")}</Button>
        <Button kind="danger" busy={clear.busy} onClick={() => void clear.run()}>
          {t("preferences.storage.clear")}
        </Button>
      </div>
    </Dialog>
  );
}

/** What the browser says that is kept here; null while it does not say. */
function useUsedBytes(): number | null {
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    // Plain http has no StorageManager.
    void navigator.storage?.estimate().then(
      ({ usage }) => setUsed(usage ?? null),
      () => setUsed(null),
    );
  }, []);
  return used;
}
