import type { Channel } from "@chatflow/protocol";
import { Slash } from "lucide-react";
import { commandHint, commandText } from "../composer/command-texts.ts";
import { commandsIn } from "../composer/commands.ts";
import { t } from "../i18n/i18n.ts";
import { type ListProps, SuggestionList } from "./SuggestionList.tsx";

/** The commands that begin so. None once it is written out: then Enter runs it. */
export function CommandSuggestions({ channel, ...list }: ListProps & { channel: Channel }) {
  const typed = list.query.toLowerCase();
  const commands = commandsIn(channel);
  const options = commands.some((name) => name === typed) ? [] : commands.filter((name) => name.startsWith(typed));
  return (
    <SuggestionList
      {...list}
      label={t("autocomplete.commands")}
      options={options.map((name) => ({
        id: name,
        insert: `/${name}`,
        icon: <Slash className="size-3.5" aria-hidden="true" />,
        label: (
          <>
            <span className="font-[550]">/{name}</span> <span className="text-ink-muted">{commandHint(name)}</span>
          </>
        ),
        note: commandText(name),
      }))}
    />
  );
}
