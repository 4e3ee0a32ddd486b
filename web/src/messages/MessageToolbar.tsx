import type { Message } from "@chatflow/protocol";
import { Ellipsis, MessageSquareText } from "lucide-react";
import { useMemo } from "react";
import { mayPost } from "../channels/policy.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { EmojiButton } from "../reactions/EmojiButton.tsx";
import { QuickReactions } from "../reactions/QuickReactions.tsx";
import { useReact } from "../reactions/use-react.ts";
import { useReadable } from "../state.ts";
import { openThread } from "../threads/open-thread.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { usePlace } from "./place.ts";
import { mayChangeMessages } from "./policy.ts";
import { useMessageMenu } from "./use-message-menu.tsx";

/**
 * Shown while the message is pointed at, while the keyboard is in it, and while one of its menus is open; not while it is edited.
 * It goes a moment later: on the way from another button of the message to one of these the focus is in neither, and it could
 * not come to what is gone.
 */
const shown = cx(
  "invisible [transition:visibility_0s_1ms] group-hover/row:visible",
  "group-focus-visible/row:visible group-has-[:focus-visible]/row:visible has-[[aria-expanded=true]]:visible",
  "group-has-[textarea]/row:hidden",
);

/**
 * Along this the buttons go when the message's own corner is above the screen, over the next message if need be. Under the
 * last one there is room for as much as the list leaves there; more would make it longer.
 */
const way = cx(
  "pointer-events-none absolute -top-3.5 -bottom-8 end-4 z-10 flex items-start max-md:end-2",
  "in-[[role=listitem]:last-child]:-bottom-3",
);

/** What can be done with a message, over its corner. Invisible buttons are no stops for Tab. */
export function MessageToolbar({ message }: { message: Message }) {
  const chat = useChat();
  const me = useReadable(chat.me);
  const { channelId } = message;
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const react = useReact(message);
  const place = usePlace();
  const items = useMessageMenu(message, place);
  return (
    <div className={way}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        role="group"
        aria-label={t("messages.menu.actions")}
        className={cx("pointer-events-auto sticky top-1 flex rounded-md bg-raised p-0.5 shadow-float", shown)}
      >
        {mayChangeMessages(entry) && (
          <>
            <QuickReactions message={message} myId={me?.id} onReact={react} />
            <EmojiButton onPick={react} />
          </>
        )}
        {place?.threadId === null && entry && mayPost(entry, me).may && (
          <IconButton label={t("messages.menu.reply")} className="tip-up" onClick={() => openThread(message)}>
            <MessageSquareText className="size-4" />
          </IconButton>
        )}
        <Menu
          label={t("messages.menu.label")}
          align="end"
          items={items}
          trigger={
            <IconButton label={t("messages.menu.more")} className="tip-up">
              <Ellipsis className="size-4" />
            </IconButton>
          }
        />
      </div>
    </div>
  );
}
