import { Archive } from "lucide-react";
import { NameAndUsername } from "../accounts/NameAndUsername.tsx";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { t } from "../i18n/i18n.ts";
import { PresenceDot } from "../presence/PresenceDot.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { CountBadge } from "../ui/CountBadge.tsx";
import { cx } from "../ui/cx.ts";
import type { Choice } from "./choice.ts";

type Props = { id: string; choice: Choice; current: boolean; onPoint: () => void; onTake: () => void };

/** One choice of the switcher. The focus stays in the field, which moves along the choices. */
export function ChoiceRow({ id, choice, current, onPoint, onTake }: Props) {
  const { unread, mentions, back } = choice;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which moves the active option
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={current}
      onPointerMove={() => current || onPoint()}
      onClick={onTake}
      className={cx(
        "flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 pointer-coarse:h-12",
        current && "bg-hover",
        unread > 0 && "font-semibold",
      )}
    >
      <Sign choice={choice} />
      {choice.kind === "person" ? (
        <NameAndUsername user={choice.user} />
      ) : (
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {choice.names[0]}
        </span>
      )}
      {back && (
        <span className="flex shrink-0 items-center gap-1 text-sm text-ink-faint">
          <Archive className="size-3.5" aria-hidden="true" />
          {t("channels.row.archived")}
        </span>
      )}
      {mentions > 0 ? (
        <CountBadge
          count={mentions}
          text={choice.kind === "person" ? t("channels.row.unread", { count: mentions }) : t("channels.row.mentions", { count: mentions })}
          loud
        />
      ) : (
        <CountBadge count={unread} text={t("channels.row.unread", { count: unread })} loud={false} />
      )}
    </div>
  );
}

function Sign({ choice }: { choice: Choice }) {
  if (choice.kind === "person") {
    return (
      <span className="relative flex w-5 shrink-0 justify-center">
        <Avatar name={choice.user.name} seed={choice.user.id} size="xs" />
        <PresenceDot userId={choice.user.id} className="absolute -end-1 -bottom-1 bg-raised ring-2 ring-raised" />
      </span>
    );
  }
  return (
    <span className="flex w-5 shrink-0 justify-center text-ink-faint *:size-4" aria-hidden="true">
      {choice.kind === "channel" ? <ChannelIcon channel={choice.channel} /> : choice.icon}
    </span>
  );
}
