import { t } from "../i18n/i18n.ts";
import { TextField } from "../ui/TextField.tsx";
import { toField } from "./times.ts";

type Props = { start: Date; error: string | undefined };

/** A date and a time, where the reader is. */
export function TimeField({ start, error }: Props) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <TextField
      type="datetime-local"
      label={t("scheduled.when")}
      name="when"
      defaultValue={toField(start)}
      min={toField(new Date())}
      hint={t("scheduled.zone", { zone })}
      error={error}
    />
  );
}
