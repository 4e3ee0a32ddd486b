import type { Bench } from "../bench.ts";
import { durable } from "./durable.ts";
import { fanout } from "./fanout.ts";
import { start } from "./start.ts";

/** Every bench by its name. */
export const benches: Record<string, Bench> = { fanout, durable, start };
