import type { Channel, User } from "@chatflow/protocol";
import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";

/** What a direct conversation is called: by the others in it, by their full name when there is one, else first names. */
export function directTitle(others: readonly (User | undefined)[]): string | null {
  if (others.length === 0) return t("channels.notes");
  if (others.some((user) => user === undefined)) return null;
  const names = others.map((user) => user?.name ?? "");
  return names.length === 1 ? (names[0] ?? "") : formatList(names.map((name) => name.split(" ")[0] ?? name));
}

/** The people of a direct conversation without oneself. */
export function othersIn(channel: Channel, myId: string | undefined): string[] {
  return channel.type === "direct" ? channel.userIds.filter((id) => id !== myId) : [];
}
