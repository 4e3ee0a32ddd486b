import { limits, type SidebarSection } from "@chatflow/protocol";

/** A random UUID; `crypto.randomUUID` is missing where the page is on plain http. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export const newSection = (name: string): SidebarSection => ({ id: newId(), name, collapsed: false });

/** What is wrong with the name of a section, by the name of the text that says it; null when it can be taken. */
export function sectionNameFault(
  name: string,
  others: readonly SidebarSection[],
): "channels.sections.empty" | "channels.sections.taken" | null {
  if (name === "") return "channels.sections.empty";
  const same = (one: SidebarSection) => one.name.localeCompare(name, undefined, { sensitivity: "accent" }) === 0;
  return others.some(same) ? "channels.sections.taken" : null;
}

export const mayHaveMore = (sections: readonly SidebarSection[]): boolean => sections.length < limits.sections;
