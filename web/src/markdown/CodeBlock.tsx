import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { notices } from "../shell/notices.ts";
import { copyText } from "../ui/copy-text.ts";
import { IconButton } from "../ui/IconButton.tsx";
import type { Look, Run } from "./highlight.ts";

/** Longer code stays in one colour: colouring is a courtesy that must not cost a reader a second. */
const mostHighlighted = 10_000;

const looks: Record<Look, string> = {
  keyword: "text-code-keyword",
  text: "text-accent",
  number: "text-code-number",
  comment: "text-ink-faint italic",
  name: "text-code-name",
};

/** A block of code, coloured once its language is there. Every stretch is an element of its own; no HTML is put in. */
export function CodeBlock({ code, language }: { code: string; language: string }) {
  const runs = useHighlighted(code, language);
  return (
    <div className="group/code relative max-w-full rounded-md bg-sunken ring-1 ring-line ring-inset">
      {language !== "" && <div className="px-3 pt-1.5 text-xs text-ink-faint select-none">{language}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <pre tabIndex={0} dir="ltr" className="max-h-96 overflow-auto px-3 py-2 font-mono text-[0.8125rem] leading-5">
        <code>
          {runs?.map(({ text, look }, index) =>
            look ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text never move
              <span key={index} className={looks[look]}>
                {text}
              </span>
            ) : (
              text
            ),
          ) ?? code}
        </code>
      </pre>
      <CopyCode code={code} />
    </div>
  );
}

function CopyCode({ code }: { code: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    if (await copyText(code)) setCopied(true);
    else notices.tell("danger", t("markdown.code.notCopied"));
  }
  return (
    <IconButton
      label={copied ? t("markdown.code.copied") : t("markdown.code.copy")}
      onClick={() => void copy()}
      tip={false}
      className="absolute end-1 top-1 bg-sunken opacity-0 group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:opacity-100"
    >
      {copied ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
    </IconButton>
  );
}

function useHighlighted(code: string, language: string): Run[] | null {
  const [runs, setRuns] = useState<Run[] | null>(null);
  useEffect(() => {
    setRuns(null);
    if (language === "" || code.length > mostHighlighted) return;
    let wanted = true;
    import("./highlight.ts")
      .then(({ highlight }) => highlight(code, language))
      .then((found) => wanted && setRuns(found))
      .catch(() => undefined); // without a connection it stays in one colour
    return () => {
      wanted = false;
    };
  }, [code, language]);
  return runs;
}
