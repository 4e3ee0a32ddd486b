import type { Message } from "@chatflow/protocol";
import { composerIdOf } from "../messages/composer-id.ts";
import type { Place } from "../messages/place.ts";
import { quoting } from "./quoting.ts";

/** Puts a message above the field of the place where it was read, to be quoted by what is written there. */
export function quoteIn(place: Place, message: Message): void {
  quoting.of(place).set(message);
  document.getElementById(composerIdOf(place))?.focus();
}
