import { Check, Copy } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { Button } from "./Button.tsx";
import { copyText } from "./copy-text.ts";
import { cx } from "./cx.ts";
import { inputClass } from "./TextField.tsx";

/** Text to be taken elsewhere. Where the browser does not let it be copied, it is selected to be copied by hand. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "selected" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 4000);
    return () => clearTimeout(timer);
  }, [outcome]);
  async function copy() {
    if (await copyText(value)) return setOutcome("copied");
    field.current?.focus();
    field.current?.select();
    setOutcome("selected");
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-[550]">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className={cx(inputClass, "h-9 min-w-0 flex-1 pointer-coarse:h-11")}
        />
        <Button kind="primary" onClick={() => void copy()} className="w-24">
          {outcome === "copied" ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
          {t(outcome === "copied" ? "ui.copied" : "ui.copy")}
        </Button>
      </div>
      <p role="status" className={outcome === "selected" ? "mt-1.5 text-sm text-ink-muted" : "sr-only"}>
        {outcome === "copied" && t("ui.copied.said")}
        {outcome === "selected" && t("ui.copyByHand")}
      </p>
    </div>
  );
}
