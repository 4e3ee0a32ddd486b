import { useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import { Switch } from "../ui/Switch.tsx";

export function PrivacySection() {
  const chat = useChat();
  const me = useReadable(chat.me);
  // Shown as chosen until the server has answered.
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (!me) return null;
  async function choose(receipts: boolean) {
    setWanted(receipts);
    await orTell(t("preferences.notSaved"), chat.updateMe({ receipts }));
    setWanted(null);
  }
  return (
    <Switch
      label={t("preferences.privacy.receipts")}
      text={t("preferences.privacy.receipts.text")}
      checked={wanted ?? me.receipts}
      onChange={(receipts) => void choose(receipts)}
    />
  );
}
