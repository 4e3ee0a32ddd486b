import type { Text } from "../text.ts";

export const composer = {} as const satisfies Record<string, Text>;
