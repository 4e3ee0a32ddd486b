import { t } from "../i18n/i18n.ts";
import { ShortcutList } from "../keyboard/ShortcutList.tsx";
import { setSingleKeys, singleKeys } from "../keyboard/single-keys.ts";
import { useReadable } from "../state.ts";
import { Switch } from "../ui/Switch.tsx";

export function KeyboardSection() {
  const on = useReadable(singleKeys);
  return (
    <div className="flex flex-col gap-8">
      <Switch label={t("preferences.keyboard.single")} text={t("preferences.keyboard.single.text")} checked={on} onChange={setSingleKeys} />
      <ShortcutList />
    </div>
  );
}
