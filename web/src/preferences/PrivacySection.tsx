import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import { Switch } from "../ui/Switch.tsx";

export function PrivacySection() {
  const chat = useChat();
  const me = useReadable(chat.me);
  if (!me) return null;
  return (
    <Switch
      label={t("preferences.privacy.receipts")}
      text={t("preferences.privacy.receipts.text")}
      checked={me.receipts}
      onChange={(receipts) => void orTell(t("preferences.notSaved"), chat.updateMe({ receipts }))}
    />
  );
}
