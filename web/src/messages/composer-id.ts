/** The id of the one field to write in, for those who want to send somebody there. */
export const composerId = "composer";
/** And of the field in which a message is edited: there is one at a time. */
export const editorId = "message-editor";
