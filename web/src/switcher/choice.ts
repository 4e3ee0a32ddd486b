import type { Channel, User } from "@chatflow/protocol";
import type { ReactNode } from "react";
import type { Candidate } from "./rank.ts";

/** Something to choose in the switcher: where to go, whom to talk to, or what to do. */
export type Choice = Candidate &
  ({ kind: "channel"; channel: Channel } | { kind: "person"; user: User } | { kind: "action"; icon: ReactNode; run: () => void });
