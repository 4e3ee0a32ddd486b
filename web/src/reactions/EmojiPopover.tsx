import type { ReactElement } from "react";
import { t } from "../i18n/i18n.ts";
import { Beside } from "../ui/Beside.tsx";
import { EmojiPicker } from "./EmojiPicker.tsx";

type Props = { trigger: ReactElement; onPick: (emoji: string) => void };

/** The picker beside its button. */
export function EmojiPopover({ trigger, onPick }: Props) {
  return (
    <Beside title={t("reactions.pick")} trigger={trigger} side="top" align="end" shape="tall" className="w-78 p-2.5">
      {(close) => (
        <EmojiPicker
          className="flex-1 md:h-90 md:max-h-[calc(var(--radix-popover-content-available-height)-1.25rem)]"
          onPick={(emoji) => {
            close();
            onPick(emoji);
          }}
        />
      )}
    </Beside>
  );
}
