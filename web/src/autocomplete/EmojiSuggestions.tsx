import { useEffect, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { searchEmoji } from "../reactions/emoji-search.ts";
import { type ListProps, SuggestionList } from "./SuggestionList.tsx";

const most = 8;

export function EmojiSuggestions(list: ListProps) {
  const { query } = list;
  const [found, setFound] = useState<Awaited<ReturnType<typeof searchEmoji>>>([]);
  useEffect(() => {
    let wanted = true;
    searchEmoji(query, most).then(
      (emoji) => wanted && setFound(emoji),
      () => undefined, // not fetched yet, and no connection: what is typed stays
    );
    return () => {
      wanted = false;
    };
  }, [query]);
  const options = found.map(({ emoji, name }) => ({
    id: name,
    insert: emoji,
    icon: (
      <span className="text-lg" aria-hidden="true">
        {emoji}
      </span>
    ),
    label: `:${name}:`,
  }));
  return <SuggestionList {...list} label={t("autocomplete.emoji")} options={options} />;
}
