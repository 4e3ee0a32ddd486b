import { Clock } from "lucide-react";
import type { RefObject } from "react";
import { t } from "../i18n/i18n.ts";
import type { Place } from "../messages/place.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { IconButton } from "../ui/IconButton.tsx";

type Props = {
  place: Place;
  alsoInChannel: boolean;
  disabled: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onSent: (() => void) | undefined;
};

/** Asks when what stands in the field is to be sent. */
export function SendLaterButton({ place, alsoInChannel, disabled, field, onSent }: Props) {
  const openDialog = useOpenDialog();
  function onScheduled() {
    onSent?.();
    // Later than the dialog, which holds the focus until it is gone.
    setTimeout(() => field.current?.focus(), 0);
  }
  return (
    <IconButton
      label={t("composer.sendLater")}
      disabled={disabled}
      onClick={() => openDialog({ kind: "send-later", place, alsoInChannel, onScheduled })}
      className="size-8 pointer-coarse:-my-0.5 pointer-coarse:size-11"
    >
      <Clock className="size-4.5" aria-hidden="true" />
    </IconButton>
  );
}
