import { limits } from "@chatflow/protocol";
import { useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import { mayHaveMore, newSection, sectionNameFault } from "./new-section.ts";
import { useOwnSections } from "./use-sections.ts";

type Props = { sectionId: string | null; onClose: () => void };

/** Names a section of one's own: a new one, or one that there is. */
export function SectionDialog({ sectionId, onClose }: Props) {
  const chat = useChat();
  const sections = useOwnSections();
  const before = sections.find(({ id }) => id === sectionId);
  const [fault, setFault] = useState<ReturnType<typeof sectionNameFault>>(null);
  const isFull = sectionId === null && !mayHaveMore(sections);
  const save = useAction(async (name: string) => {
    const next = before ? sections.map((one) => (one.id === before.id ? { ...one, name } : one)) : [...sections, newSection(name)];
    await chat.setPreferences({ sections: next });
    onClose();
  });
  function submit(values: FormValues) {
    const name = (values.name ?? "").trim();
    const found = sectionNameFault(
      name,
      sections.filter(({ id }) => id !== sectionId),
    );
    setFault(found);
    if (!found) void save.run(name);
  }
  const { fields, form } = fieldErrors(save.error, ["sections"]);
  const problem = form ?? fields.sections;
  return (
    <Dialog
      title={before ? t("channels.sections.rename") : t("channels.sections.new")}
      description={isFull ? t("channels.sections.full", { count: limits.sections }) : t("channels.sections.text")}
      onClose={onClose}
    >
      <Form className="flex flex-col gap-4" busy={save.busy} outcome={fault ?? save.error} onSubmit={submit}>
        {problem && <Banner kind="danger">{problem}</Banner>}
        {!isFull && (
          <TextField
            label={t("channels.sections.name")}
            name="name"
            defaultValue={before?.name ?? ""}
            maxLength={limits.sectionName}
            autoComplete="off"
            error={fault ? t(fault) : undefined}
          />
        )}
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("channels.cancel")}</Button>
          {!isFull && (
            <Button type="submit" kind="primary" busy={save.busy}>
              {before ? t("channels.save") : t("channels.sections.create")}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}
