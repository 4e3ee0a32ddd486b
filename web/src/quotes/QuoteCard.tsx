import type { Quote } from "@chatflow/protocol";
import { ArrowUpRight } from "lucide-react";
import { useState } from "react";
import { useUser } from "../accounts/use-users.ts";
import { t } from "../i18n/i18n.ts";
import { fullTime, shortTime } from "../messages/days.ts";
import { Markdown } from "../messages/Markdown.tsx";
import { messageAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { isLong } from "./is-long.ts";
import { useSource } from "./use-source.ts";

type Props = { quote: Quote; channelId: string };

/** The copy of another message that goes with one: who said it, when, what, and the way to where it was said. */
export function QuoteCard({ quote, channelId }: Props) {
  const author = useUser(quote.authorId);
  const source = useSource(quote.channelId);
  const [whole, setWhole] = useState(false);
  const long = isLong(quote.text);
  return (
    <figure className="relative my-1 w-fit max-w-[min(42rem,100%)] overflow-hidden rounded-md bg-sunken py-2 pe-4 ps-4 ring-1 ring-line ring-inset">
      <span className="absolute inset-y-0 start-0 w-1 bg-line-strong" aria-hidden="true" />
      <div className="min-w-0">
        <figcaption className="flex h-5 items-center gap-2 text-sm">
          {author ? <Avatar name={author.name} seed={author.id} size="xs" /> : <Skeleton className="size-5" />}
          {author ? (
            <span dir="auto" className="min-w-0 truncate font-semibold">
              {author.name}
            </span>
          ) : (
            <Skeleton className="h-3.5 w-24" />
          )}
          <time dateTime={quote.createdAt} title={fullTime(quote.createdAt)} className="shrink-0 text-xs text-ink-faint tabular-nums">
            {shortTime(quote.createdAt, new Date())}
          </time>
        </figcaption>
        <blockquote className={cx("mt-1 text-base", long && !whole && "line-clamp-6 max-h-30 overflow-hidden")}>
          {quote.text === "" ? <p className="text-ink-faint italic">{t("quotes.noText")}</p> : <Markdown text={quote.text} />}
        </blockquote>
        <div className="flex flex-wrap items-center gap-x-3 text-sm text-ink-faint empty:hidden">
          {long && (
            <button
              type="button"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
              className="mt-1 rounded-sm font-[550] text-accent hover:underline pointer-coarse:py-2"
            >
              {t(whole ? "quotes.less" : "quotes.all")}
            </button>
          )}
          {quote.channelId !== channelId && <span className="mt-1 min-w-0 truncate">{source.from}</span>}
          {source.open && (
            <Link
              href={messageAddress(quote.channelId, quote.messageId)}
              className="mt-1 flex items-center gap-0.5 rounded-sm text-accent hover:underline pointer-coarse:py-2"
            >
              {t("quotes.original")}
              <ArrowUpRight className="size-3.5 rtl:-scale-x-100" aria-hidden="true" />
            </Link>
          )}
        </div>
      </div>
    </figure>
  );
}
