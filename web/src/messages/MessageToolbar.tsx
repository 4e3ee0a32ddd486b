import type { Message } from "@chatflow/protocol";
import { Ellipsis, MessageSquareText } from "lucide-react";
import { useChat } from "../chat.ts";
import { EmojiButton } from "../reactions/EmojiButton.tsx";
import { QuickReactions } from "../reactions/QuickReactions.tsx";
import { useReact } from "../reactions/use-react.ts";
import { useReadable } from "../state.ts";
import { openThread } from "../threads/open-thread.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { usePlace } from "./place.ts";
import { useMessageMenu } from "./use-message-menu.tsx";

/** Shown while the message is pointed at, while the keyboard is in it, and while one of its menus is open; not while it is edited. */
const shown = cx(
  "invisible group-hover/row:visible",
  "group-focus-visible/row:visible group-has-[:focus-visible]/row:visible has-[[aria-expanded=true]]:visible",
  "group-has-[textarea]/row:hidden",
);

/** What can be done with a message, over its corner. Invisible buttons are no stops for Tab. */
export function MessageToolbar({ message }: { message: Message }) {
  const myId = useReadable(useChat().me)?.id;
  const react = useReact(message);
  const place = usePlace();
  const items = useMessageMenu(message, place);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label="Message actions"
      className={cx("absolute -top-3.5 end-4 z-10 flex rounded-md bg-raised p-0.5 shadow-float max-md:end-2", shown)}
    >
      <QuickReactions message={message} myId={myId} onReact={react} />
      <EmojiButton onPick={react} />
      {place?.threadId === null && (
        <IconButton label="Reply in thread" className="tip-up" onClick={() => openThread(message)}>
          <MessageSquareText className="size-4" />
        </IconButton>
      )}
      <Menu
        label="Message"
        align="end"
        items={items}
        trigger={
          <IconButton label="More" className="tip-up">
            <Ellipsis className="size-4" />
          </IconButton>
        }
      />
    </div>
  );
}
