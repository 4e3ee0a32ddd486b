import type { Message } from "@chatflow/protocol";

/** A channel's pinned messages after one of its messages changed: the newest pin first, as the server lists them. */
export function pinsAfter(pins: readonly Message[], changed: Message): readonly Message[] {
  const known = pins.find((pin) => pin.id === changed.id);
  if (known ? known.rev >= changed.rev : changed.pinnedAt === null) return pins;
  const others = pins.filter((pin) => pin.id !== changed.id);
  if (changed.pinnedAt === null) return others;
  return [...others, changed].sort((a, b) => (b.pinnedAt ?? "").localeCompare(a.pinnedAt ?? ""));
}
