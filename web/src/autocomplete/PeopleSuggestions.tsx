import type { ChannelEntry } from "@chatflow/protocol";
import { Megaphone } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import type { MentionOption } from "../mentions/mention-options.ts";
import { useMentionOptions } from "../mentions/use-mention-options.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { type ListProps, type Suggestion, SuggestionList } from "./SuggestionList.tsx";

export function PeopleSuggestions({ entry, ...list }: ListProps & { entry: ChannelEntry }) {
  const options = useMentionOptions(entry, list.query).map(suggestionOf);
  return <SuggestionList {...list} label={t("autocomplete.people")} options={options} />;
}

function suggestionOf(option: MentionOption): Suggestion {
  const insert = `@${option.name}`;
  if (option.kind === "everyone") {
    const { id, refused, name } = option;
    const told = name === "here" ? t("autocomplete.here") : t("autocomplete.channel");
    return {
      id,
      insert,
      refused,
      icon: <Megaphone className="size-4" aria-hidden="true" />,
      label: <span className="font-[550]">{insert}</span>,
      note: refused ? t("autocomplete.refused") : told,
    };
  }
  const { user, id, outside } = option;
  return {
    id,
    insert,
    icon: <Avatar name={user.name} seed={user.id} size="xs" />,
    label: (
      <>
        <span className="font-[550]">{user.name}</span> <span className="text-ink-muted">{`@${user.username}`}</span>
      </>
    ),
    note: outside ? t("autocomplete.outside") : undefined,
  };
}
