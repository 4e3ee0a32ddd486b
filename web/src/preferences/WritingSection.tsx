import { t } from "../i18n/i18n.ts";
import { isApple, keyNames } from "../keyboard/match-keys.ts";
import { ChoiceGroup } from "../ui/ChoiceGroup.tsx";
import { usePreferences } from "./use-preferences.ts";

export function WritingSection() {
  const [{ sendWith }, change] = usePreferences();
  const [mod = ""] = keyNames("mod", isApple());
  return (
    <div className="flex flex-col gap-3">
      <ChoiceGroup
        legend={t("preferences.sendWith")}
        name="sendWith"
        value={sendWith}
        onChange={(chosen) => change({ sendWith: chosen })}
        choices={[
          { value: "enter", title: t("preferences.sendWith.enter"), text: t("preferences.sendWith.enter.text") },
          { value: "mod-enter", title: t("preferences.sendWith.modEnter", { mod }), text: t("preferences.sendWith.modEnter.text") },
        ]}
      />
      <p className="text-sm text-ink-muted">{t("preferences.sendWith.touch")}</p>
    </div>
  );
}
