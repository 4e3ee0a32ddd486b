import { useEffect, useRef } from "react";
import { t } from "../i18n/i18n.ts";
import { Banner } from "./Banner.tsx";
import { Button } from "./Button.tsx";

type Props = { status: "loading" | "more" | "all" | "failed"; error: string | null; onMore: () => void };

/** The end of a list that comes in pages: asks for the next one when it is scrolled into view. */
export function ListEnd({ status, error, onMore }: Props) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (status !== "more" || !end.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && latest.current(), {
      rootMargin: "200px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [status]);
  if (status === "failed") {
    return (
      <Banner
        kind="danger"
        action={
          <Button size="sm" onClick={onMore}>
            {t("ui.tryAgain")}
          </Button>
        }
      >
        {error}
      </Banner>
    );
  }
  return <div ref={end} className="h-px" />;
}
