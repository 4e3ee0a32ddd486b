import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { useOwnSections } from "./use-sections.ts";

type Props = { sectionId: string; onClose: () => void };

export function DeleteSectionDialog({ sectionId, onClose }: Props) {
  const chat = useChat();
  const sections = useOwnSections();
  const section = sections.find(({ id }) => id === sectionId);
  if (!section) return null;
  return (
    <ConfirmDialog
      title={t("channels.sections.deleteTitle", { title: section.name })}
      description={t("channels.sections.deleteText")}
      act={t("channels.sections.delete")}
      onClose={onClose}
      onAct={() => chat.setPreferences({ sections: sections.filter(({ id }) => id !== sectionId) })}
    />
  );
}
