import type { Message } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { fullTime, shortTime } from "../messages/days.ts";
import { MessageText } from "../messages/MessageText.tsx";
import { messageAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, buttonClass } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

type Props = { message: Message; onLeave: () => void; onUnpinned: (message: Message) => void };

/** One pinned message, with the way to where it was said. */
export function PinnedMessage({ message, onLeave, onUnpinned }: Props) {
  const { client } = useChat();
  const author = useUser(message.authorId);
  const { id: messageId, channelId } = message;
  const unpin = useAction(async () => onUnpinned(await client.call("messages.unpin", { channelId, messageId })));
  return (
    <li className="rounded-md px-3 py-2.5 ring-1 ring-line ring-inset">
      <div className="mb-1.5 flex items-center gap-2">
        {author ? <Avatar name={author.name} seed={author.id} size="xs" /> : <Skeleton className="size-5" />}
        <span dir="auto" className="max-w-3/5 shrink-0 truncate font-[550]">
          {author?.name}
        </span>
        <time
          dateTime={message.createdAt}
          title={fullTime(message.createdAt)}
          className="ms-auto shrink-0 text-sm text-ink-faint tabular-nums"
        >
          {shortTime(message.createdAt, new Date())}
        </time>
      </div>
      <div className="max-h-48 overflow-y-auto">
        <MessageText message={message} />
      </div>
      {unpin.error && (
        <p role="alert" className="mt-1.5 text-sm text-danger">
          {t("pins.notUnpinned", { reason: errorText(unpin.error) })}
        </p>
      )}
      <div className="mt-2 -ms-2.5 flex gap-1">
        <Link href={messageAddress(channelId, messageId)} onClick={onLeave} className={buttonClass("plain", "sm")}>
          {t("pins.show")}
        </Link>
        <Button kind="plain" size="sm" busy={unpin.busy} onClick={() => void unpin.run()}>
          {t("pins.unpin")}
        </Button>
      </div>
    </li>
  );
}
