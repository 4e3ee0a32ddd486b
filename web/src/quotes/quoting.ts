import type { Message } from "@chatflow/protocol";
import { createByPlace } from "../messages/by-place.ts";

/** The message that will be quoted by what one writes next, for each place. */
export const quoting = createByPlace<Message | null>(null);
