import type { Text } from "../text.ts";

export const mentions = {} as const satisfies Record<string, Text>;
