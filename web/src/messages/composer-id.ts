/** The id of the one field to write in, for those who want to send somebody there. */
export const composerId = "composer";
