import type { Bench } from "../bench.ts";
import { bigroom } from "./bigroom.ts";
import { durable } from "./durable.ts";
import { fanout } from "./fanout.ts";
import { fanoutNoCoalescing } from "./fanout-no-coalescing.ts";
import { idle } from "./idle.ts";
import { latency } from "./latency.ts";
import { reconnect } from "./reconnect.ts";
import { start } from "./start.ts";
import { web } from "./web.ts";

/** Every bench by what one types for it. */
export const benches: Record<string, Bench> = {
  fanout,
  "fanout --no-coalescing": fanoutNoCoalescing,
  durable,
  latency,
  bigroom,
  idle,
  reconnect,
  start,
  web,
};
