import { X } from "lucide-react";
import { errorText } from "../accounts/field-errors.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { useDelayed } from "../ui/use-delayed.ts";
import type { Jump } from "./use-jump.ts";

type Props = { jump: Jump; onRetry: () => void; onDismiss: () => void };

/** Over the conversation, while the message that a link names is looked for, or why it is not shown. */
export function JumpNotice({ jump, onRetry, onDismiss }: Props) {
  const slow = useDelayed(jump.status === "seeking", 300);
  if (jump.status === "there" || (jump.status === "seeking" && !slow)) return null;
  return (
    <div className="relative z-20 h-0">
      <div className="absolute inset-x-0 top-3 flex justify-center px-4">
        <div
          role={jump.status === "seeking" ? "status" : "alert"}
          className="flex max-w-md items-center gap-3 rounded-md bg-raised py-1.5 pe-1.5 ps-3.5 shadow-float"
        >
          {jump.status === "seeking" && <Spinner className="text-ink-faint" />}
          <span className="min-w-0 flex-1 py-1">{textOf(jump)}</span>
          {jump.status === "failed" && (
            <Button size="sm" onClick={onRetry}>
              {t("messages.list.retry")}
            </Button>
          )}
          <IconButton label={t("messages.jump.dismiss")} tip={false} onClick={onDismiss}>
            <X className="size-4" />
          </IconButton>
        </div>
      </div>
    </div>
  );
}

function textOf(jump: Jump): string {
  switch (jump.status) {
    case "seeking":
      return t("messages.jump.seeking");
    case "missing":
      return t("messages.jump.missing");
    case "failed":
      return t("messages.jump.failed", { reason: errorText(jump.error) });
    case "there":
      return "";
  }
}
