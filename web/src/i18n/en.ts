import { rest } from "./rest.ts";
import { start } from "./start.ts";

/**
 * Every text of the app in English: what its name leads to, and what all other languages have to have. The app itself takes
 * its two halves: a domain stands in start.ts if anything of it is shown before the first part is fetched, else in rest.ts.
 */
export const en = { ...start, ...rest };
