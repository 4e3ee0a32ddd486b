import type { Channel, ScheduledMessage } from "@chatflow/protocol";
import { CircleAlert, Clock } from "lucide-react";
import { useMemo } from "react";
import { useAction } from "../accounts/use-action.ts";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { useChat } from "../chat.ts";
import { formatDate } from "../i18n/format.ts";
import { rich, t, textOf } from "../i18n/i18n.ts";
import { Markdown } from "../messages/Markdown.tsx";
import { QuoteCard } from "../quotes/QuoteCard.tsx";
import { channelAddress, threadAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { notices } from "../shell/notices.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";

export const rowId = (id: string): string => `scheduled-${id}`;

type Props = { scheduled: ScheduledMessage; onEdit: () => void; onDelete: () => void };

/** A message that waits for its time, or could not be sent then. */
export function ScheduledRow({ scheduled, onEdit, onDelete }: Props) {
  const chat = useChat();
  const { id, channelId, threadId, text, quote, sendAt, failed } = scheduled;
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const send = useAction(async () => {
    const isTaken = await orTell(t("scheduled.kept"), chat.reschedule(id, { sendAt: new Date().toISOString() }));
    if (!isTaken) return;
    // The row goes, and with it the button that was pressed; where it cannot be sent, it comes back with the reason.
    notices.tell("info", t("scheduled.sending"));
    document.getElementById("main")?.focus();
  });
  return (
    <li id={rowId(id)} tabIndex={-1} className="rounded-md px-3 py-2.5 ring-1 ring-line ring-inset">
      <div className="mb-1.5 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
        <time dateTime={sendAt} className="flex items-center gap-1.5 font-[550]">
          <Clock className="size-3.5 text-ink-faint" aria-hidden="true" />
          {formatDate(sendAt, "full")}
        </time>
        {entry && <Where channel={entry.channel} threadId={threadId} />}
      </div>
      {failed !== null && (
        <p className="mb-1.5 flex items-center gap-1.5 text-sm text-danger">
          <CircleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          {t("scheduled.notSent", { reason: textOf(`errors.${failed}`) ?? t("scheduled.notSent.unknown") })}
        </p>
      )}
      <div className="max-h-60 overflow-y-auto">
        {quote && <QuoteCard quote={quote} channelId={channelId} />}
        <Markdown text={text} />
      </div>
      <div className="mt-2 -ms-2.5 flex flex-wrap gap-1">
        <Button kind="plain" size="sm" onClick={onEdit}>
          {t("scheduled.edit")}
        </Button>
        <Button kind="plain" size="sm" busy={send.busy} onClick={() => void send.run()}>
          {t("scheduled.sendNow")}
        </Button>
        <Button kind="plain" size="sm" onClick={onDelete}>
          {t("scheduled.delete")}
        </Button>
      </div>
    </li>
  );
}

function Where({ channel, threadId }: { channel: Channel; threadId: string | undefined }) {
  const title = useChannelTitle(channel);
  const place = (
    <Link
      href={threadId === undefined ? channelAddress(channel.id) : threadAddress(channel.id, threadId)}
      className="flex min-w-0 items-center gap-1 rounded-sm hover:text-ink hover:underline"
    >
      {channel.type !== "direct" && <ChannelIcon channel={channel} />}
      <span dir="auto" className="truncate">
        {title}
      </span>
    </Link>
  );
  return (
    <span className="flex min-w-0 items-center gap-1 text-ink-muted">
      {threadId === undefined ? rich("scheduled.in", { place }) : rich("scheduled.inThread", { place })}
    </span>
  );
}
