import type { StorageState } from "@chatflow/client";
import { t } from "../i18n/i18n.ts";

/** What it means for the reader that something is not kept, and what to do; null while everything is. */
export function storageText(state: StorageState): string | null {
  if (state.keeps === "everything") return null;
  const isFull = state.error instanceof Error && state.error.name === "QuotaExceededError";
  if (state.keeps === "unsent") return isFull ? t("device.full") : t("device.unsentOnly");
  return isFull ? t("device.noRoom") : t("device.blocked");
}
