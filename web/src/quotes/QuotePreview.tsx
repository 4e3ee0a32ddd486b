import type { Message } from "@chatflow/protocol";
import { X } from "lucide-react";
import { useUser } from "../accounts/use-users.ts";
import { t } from "../i18n/i18n.ts";
import { useExcerpt } from "../messages/use-excerpt.ts";
import { IconButton } from "../ui/IconButton.tsx";

type Props = { message: Pick<Message, "authorId" | "text" | "quote" | "mentions">; onRemove?: () => void };

/** The message that will be quoted or forwarded, in two lines; above a field it can still be left out. */
export function QuotePreview({ message, onRemove }: Props) {
  const author = useUser(message.authorId);
  const excerpt = useExcerpt(message);
  return (
    <div className="mb-1 flex items-center gap-2.5 rounded-md bg-sunken py-1 pe-1 ps-0 text-sm">
      <span className="w-1 shrink-0 self-stretch rounded-full bg-line-strong" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-[550]">
          {author?.name ?? "…"}
        </span>
        <span dir="auto" className="block truncate text-ink-muted">
          {excerpt || t("quotes.noText")}
        </span>
      </span>
      {onRemove && (
        <IconButton label={t("quotes.remove")} tip={false} onClick={onRemove}>
          <X className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
