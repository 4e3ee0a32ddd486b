import type { CommandName, Event } from "@chatflow/protocol";
import type { Line } from "./line.ts";
import type { Random } from "./random.ts";

/** A bug put on purpose between the model and the client, to prove that a schedule finds it. */
export type Plant = {
  /** Whether what is answered and told is not kept. */
  forgets?(name: CommandName, random: Random): boolean;
  /** What is answered instead. */
  answer?(name: CommandName, result: unknown, random: Random): unknown;
  /** What a line is told instead. */
  event?(line: Line, event: Event, random: Random): Event[];
};
