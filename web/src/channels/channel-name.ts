import { limits } from "@chatflow/protocol";

/**
 * What the server would make of a channel's name while it is being typed: small letters, dashes for blanks. A sign
 * that is not allowed is left out; a blank at the end stays a dash, because a word may follow.
 */
export function normaliseChannelName(typed: string): string {
  return typed
    .normalize("NFC")
    .toLowerCase()
    .replace(/^\s+/, "")
    .replaceAll(/\s+/g, "-")
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]/gu, "")
    .slice(0, limits.channelName);
}
