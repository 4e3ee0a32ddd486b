import { browserLanguage, shownLanguages, t } from "../i18n/i18n.ts";
import { languages } from "../i18n/languages.ts";
import { ChoiceGroup } from "../ui/ChoiceGroup.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { usePreferences } from "./use-preferences.ts";

export function AppearanceSection() {
  const [{ theme, density, language, timeFormat }, change] = usePreferences();
  return (
    <div className="flex flex-col gap-6">
      <p className="text-ink-muted">{t("preferences.lead")}</p>
      <ChoiceGroup
        legend={t("preferences.theme")}
        name="theme"
        value={theme}
        onChange={(chosen) => change({ theme: chosen })}
        choices={[
          { value: "system", title: t("preferences.theme.system"), text: t("preferences.theme.system.text") },
          { value: "light", title: t("preferences.theme.light") },
          { value: "dark", title: t("preferences.theme.dark") },
          { value: "contrast", title: t("preferences.theme.contrast"), text: t("preferences.theme.contrast.text") },
        ]}
      />
      <ChoiceGroup
        legend={t("preferences.density")}
        name="density"
        value={density}
        onChange={(chosen) => change({ density: chosen })}
        choices={[
          { value: "comfortable", title: t("preferences.density.comfortable") },
          { value: "compact", title: t("preferences.density.compact"), text: t("preferences.density.compact.text") },
        ]}
      />
      <SelectField
        label={t("preferences.language")}
        name="language"
        value={language}
        onChange={(chosen) => change({ language: chosen })}
        options={[
          { value: "", title: t("preferences.language.auto", { language: languages[browserLanguage()] }) },
          ...shownLanguages.map((one) => ({ value: one, title: languages[one], lang: one })),
        ]}
      />
      <ChoiceGroup
        legend={t("preferences.timeFormat")}
        name="timeFormat"
        value={timeFormat}
        onChange={(chosen) => change({ timeFormat: chosen })}
        choices={[
          { value: "auto", title: t("preferences.timeFormat.auto") },
          { value: "12", title: t("preferences.timeFormat.12") },
          { value: "24", title: t("preferences.timeFormat.24") },
        ]}
      />
    </div>
  );
}
