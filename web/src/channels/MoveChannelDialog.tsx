import { limits } from "@chatflow/protocol";
import { FolderPlus, Star } from "lucide-react";
import { useMemo, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import { settingsIn } from "./dropping.ts";
import { mayHaveMore, newSection, sectionNameFault } from "./new-section.ts";
import { builtIn, sectionKeyOf } from "./sidebar-sections.ts";
import { useChannelTitle } from "./use-channel-title.ts";
import { useOwnSections } from "./use-sections.ts";

const fresh = "new";

type Props = { channelId: string; onClose: () => void };

/** Says in which section a conversation stands: a heading that there is, or a new one. */
export function MoveChannelDialog({ channelId, onClose }: Props) {
  const chat = useChat();
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const sections = useOwnSections();
  const [chosen, setChosen] = useState(() => (entry ? sectionKeyOf(entry, sections) : ""));
  const [fault, setFault] = useState<ReturnType<typeof sectionNameFault>>(null);
  const move = useAction(async (name: string) => {
    const made = chosen === fresh ? newSection(name) : null;
    const all = made ? [...sections, made] : [...sections];
    if (made) await chat.setPreferences({ sections: all });
    try {
      await chat.arrange(channelId, settingsIn(made?.id ?? chosen, all));
    } catch (error) {
      if (made) setChosen(made.id); // it is there now: trying again moves into it
      throw error;
    }
    onClose();
  });
  if (!entry) return null;
  function submit(values: FormValues) {
    const name = (values.name ?? "").trim();
    const found = chosen === fresh ? sectionNameFault(name, sections) : null;
    setFault(found);
    if (!found) void move.run(name);
  }
  const own = entry.channel.type === "direct" ? builtIn.direct : builtIn.channels;
  const choice = { chosen, onChoose: setChosen };
  return (
    <Dialog title={t("channels.move.title")} description={<Title entry={entry} />} onClose={onClose}>
      <Form className="flex min-h-0 flex-col gap-4" busy={move.busy} outcome={fault ?? move.error} onSubmit={submit}>
        {move.error && <Banner kind="danger">{errorText(move.error)}</Banner>}
        <fieldset className="flex min-h-0 flex-col overflow-y-auto px-0.5">
          <legend className="sr-only">{t("channels.move.legend")}</legend>
          <Choice {...choice} value={builtIn.favourites} title={t("channels.sections.favourites")} icon={<Star className="size-4" />} />
          {sections.map(({ id, name }) => (
            <Choice key={id} {...choice} value={id} title={name} />
          ))}
          <Choice
            {...choice}
            value={own}
            title={own === builtIn.direct ? t("channels.sections.direct") : t("channels.sections.channels")}
          />
          {mayHaveMore(sections) && (
            <Choice {...choice} value={fresh} title={t("channels.sections.new")} icon={<FolderPlus className="size-4" />} />
          )}
        </fieldset>
        {chosen === fresh && (
          <TextField
            label={t("channels.sections.name")}
            name="name"
            maxLength={limits.sectionName}
            autoComplete="off"
            autoFocus
            error={fault ? t(fault) : undefined}
          />
        )}
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("channels.cancel")}</Button>
          <Button type="submit" kind="primary" busy={move.busy}>
            {t("channels.move.act")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Title({ entry }: { entry: Parameters<typeof sectionKeyOf>[0] }) {
  const title = useChannelTitle(entry.channel) ?? "";
  return entry.channel.type === "direct" ? title : `#${title}`;
}

type ChoiceProps = { value: string; title: string; icon?: React.ReactNode; chosen: string; onChoose: (value: string) => void };

function Choice({ value, title, icon, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="-mx-0.5 flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-hover has-checked:bg-accent-soft pointer-coarse:min-h-11">
      <input
        type="radio"
        name="section"
        checked={chosen === value}
        onChange={() => onChoose(value)}
        className="size-4 shrink-0 accent-accent"
      />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {title}
      </span>
      {icon && (
        <span className="text-ink-faint" aria-hidden="true">
          {icon}
        </span>
      )}
    </label>
  );
}
