import { useMemo } from "react";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import type { Place } from "./place.ts";

/** Who is typing here just now, in a line that is there anyway. */
export function TypingLine({ place: { channelId, threadId } }: { place: Place }) {
  const chat = useChat();
  const typing = useMemo(() => chat.typing({ channelId, threadId: threadId ?? undefined }), [chat, channelId, threadId]);
  const typists = useReadable(typing);
  const [first, second] = typists;
  if (first === undefined) return null;
  return (
    <span className="max-w-3/5 shrink-0 grow animate-breathe truncate">
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
