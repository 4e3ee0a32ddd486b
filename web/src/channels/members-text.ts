import { t } from "../i18n/i18n.ts";

export const membersText = (count: number): string => t("channels.members", { count });
