import type { Place } from "./place.ts";

/** The id of the field to write in, for those who want to send somebody there: one in the channel, one in the open thread. */
export const composerIdOf = ({ threadId }: Pick<Place, "threadId">): string => (threadId === null ? "composer" : "thread-composer");
/** And of the field in which a message is edited: there is one at a time in each. */
export const editorIdOf = ({ threadId }: Pick<Place, "threadId">): string =>
  threadId === null ? "message-editor" : "thread-message-editor";
