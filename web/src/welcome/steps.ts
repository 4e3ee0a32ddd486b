import type { PlainKey } from "../i18n/i18n.ts";

/** What a new workspace is asked for, in this order; each has an address. */
export const steps = ["name", "channels", "invite"] as const;
export type Step = (typeof steps)[number];

export const stepTitles = { name: "welcome.name", channels: "welcome.channels", invite: "welcome.invite" } as const satisfies Record<
  Step,
  PlainKey
>;

export const isStep = (name: string): name is Step => steps.some((step) => step === name);

/** The one after it, or null after the last. */
export const stepAfter = (step: Step): Step | null => steps[steps.indexOf(step) + 1] ?? null;
export const stepBefore = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null;
