import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Loaded into a measured process with `--import`: on SIGUSR2 it collects its garbage. How much of that lies around is
 * a matter of when V8 last looked; what a connection keeps is not.
 */
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
process.on("SIGUSR2", () => collect());
