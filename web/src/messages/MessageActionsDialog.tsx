import type { Message } from "@chatflow/protocol";
import { SmilePlus } from "lucide-react";
import { useState } from "react";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { EmojiPicker } from "../reactions/EmojiPicker.tsx";
import { QuickReactions } from "../reactions/QuickReactions.tsx";
import { useMayReact } from "../reactions/use-may-react.ts";
import { useReact } from "../reactions/use-react.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import type { Place } from "./place.ts";
import { useExcerpt } from "./use-excerpt.ts";
import { useMessage } from "./use-message.ts";
import { useMessageMenu } from "./use-message-menu.tsx";

type Props = { message: Message; place: Place | null; onClose: () => void };

/** The same as the toolbar, for fingers: it comes up from below when one rests on a message. */
export function MessageActionsDialog({ message: opened, place, onClose }: Props) {
  const message = useMessage(opened);
  const chat = useChat();
  const myId = useReadable(chat.me)?.id;
  const { channelId } = message;
  const mayReact = useMayReact(channelId);
  const author = useUser(message.authorId);
  const excerpt = useExcerpt(message);
  const react = useReact(message);
  const items = useMessageMenu(message, place);
  const [picking, setPicking] = useState(false);
  function pick(emoji: string) {
    onClose();
    react(emoji);
  }
  return (
    <Dialog
      title={author?.name ?? t("messages.menu.label")}
      description={<span className="line-clamp-2">{excerpt}</span>}
      onClose={onClose}
    >
      {mayReact && (
        <div className="mb-2 flex justify-between">
          <QuickReactions message={message} myId={myId} onReact={pick} className="size-11 bg-sunken text-xl" />
          <IconButton
            label={t("messages.menu.moreEmoji")}
            tip={false}
            aria-expanded={picking}
            className="size-11 bg-sunken"
            onClick={() => setPicking(!picking)}
          >
            <SmilePlus className="size-5" />
          </IconButton>
        </div>
      )}
      {picking && mayReact ? (
        <EmojiPicker onPick={pick} className="h-[55dvh]" />
      ) : (
        <ul className="-mx-2">
          {items.map(({ label, icon, danger, onSelect }) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => {
                  onClose();
                  onSelect();
                }}
                className={cx("flex h-11 w-full items-center gap-3 rounded-md px-2 hover:bg-hover", danger && "text-danger")}
              >
                <span className={cx(!danger && "text-ink-faint")}>{icon}</span>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
