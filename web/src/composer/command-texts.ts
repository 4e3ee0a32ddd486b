import { t } from "../i18n/i18n.ts";
import type { CommandName } from "./commands.ts";

/** What a command does. */
export const commandText = (name: CommandName): string => t(`composer.command.${name}`);

/** What is to be written after it; empty where that is nothing. */
export function commandHint(name: CommandName): string {
  switch (name) {
    case "status":
      return t("composer.hint.status");
    case "topic":
      return t("composer.hint.topic");
    case "invite":
      return t("composer.hint.invite");
    case "join":
      return t("composer.hint.join");
    case "dm":
      return t("composer.hint.dm");
    case "search":
      return t("composer.hint.search");
    case "shrug":
      return t("composer.hint.shrug");
    default:
      return "";
  }
}
