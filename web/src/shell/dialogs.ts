import type { Message } from "@chatflow/protocol";
import { createContext, use } from "react";
import type { Place } from "../messages/place.ts";

/** The dialogs that can be opened, one at a time, from anywhere. */
export type DialogRequest =
  | { kind: "create-channel" }
  | { kind: "new-direct" }
  | { kind: "invite" }
  | { kind: "workspace-settings" }
  | { kind: "add-people"; channelId: string }
  | { kind: "remove-member"; channelId: string; userId: string }
  | { kind: "archive-channel"; channelId: string }
  | { kind: "move-channel"; channelId: string }
  /** A section of one's own to make (null) or to rename. */
  | { kind: "section"; sectionId: string | null }
  | { kind: "delete-section"; sectionId: string }
  | { kind: "leave-channel"; channelId: string }
  | { kind: "pins"; channelId: string }
  | { kind: "message-actions"; message: Message; place: Place | null }
  | { kind: "forward"; message: Message }
  | { kind: "message-history"; message: Message }
  | { kind: "delete-message"; message: Message }
  | { kind: "readers"; message: Message }
  | { kind: "reactions"; message: Message }
  | { kind: "status" }
  /** What stands in the field of a place, and is quoted there. */
  | { kind: "send-later"; place: Place; alsoInChannel: boolean; onScheduled: () => void }
  | { kind: "shortcuts" };

export const DialogContext = createContext<(request: DialogRequest) => void>(() => undefined);

/** Opens a dialog. Later than the click, so that a menu that was clicked has first given the focus back to its button. */
export function useOpenDialog(): (request: DialogRequest) => void {
  return use(DialogContext);
}
