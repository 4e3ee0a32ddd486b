import { useMemo } from "react";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";

/** Who is typing here just now, in a line that is there anyway. */
export function TypingLine({ channelId }: { channelId: string }) {
  const chat = useChat();
  const typists = useReadable(useMemo(() => chat.typing(channelId), [chat, channelId]));
  const [first, second] = typists;
  if (first === undefined) return null;
  return (
    <span className="min-w-0 flex-1 animate-breathe truncate">
      {typists.length > 2 ? t("composer.typing.many") : second === undefined ? <One id={first} /> : <Two ids={[first, second]} />}
    </span>
  );
}

function One({ id }: { id: string }) {
  const user = useUser(id);
  return user ? t("composer.typing.one", { name: user.name }) : null;
}

function Two({ ids: [first, second] }: { ids: [string, string] }) {
  const [one, other] = [useUser(first), useUser(second)];
  return one && other ? t("composer.typing.two", { first: one.name, second: other.name }) : null;
}
