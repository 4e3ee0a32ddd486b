import type { ChannelEntry } from "@chatflow/protocol";
import { ChannelSuggestions } from "./ChannelSuggestions.tsx";
import { CommandSuggestions } from "./CommandSuggestions.tsx";
import { EmojiSuggestions } from "./EmojiSuggestions.tsx";
import { PeopleSuggestions } from "./PeopleSuggestions.tsx";
import type { ListProps } from "./SuggestionList.tsx";
import type { SuggestionKind } from "./suggestion-query.ts";

/** The list for what is being typed. */
export function Suggestions({ kind, entry, ...list }: ListProps & { kind: SuggestionKind; entry: ChannelEntry }) {
  switch (kind) {
    case "people":
      return <PeopleSuggestions entry={entry} {...list} />;
    case "channels":
      return <ChannelSuggestions {...list} />;
    case "emoji":
      return <EmojiSuggestions {...list} />;
    case "commands":
      return <CommandSuggestions channel={entry.channel} {...list} />;
  }
}
