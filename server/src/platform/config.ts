import type { z } from "zod";
import { type Setting, settings } from "./config-settings.ts";
import { StartError } from "./start-error.ts";

type Values = { [K in keyof typeof settings]: z.output<(typeof settings)[K]["schema"]> };

/** The configuration as the program uses it. `databaseUrl` undefined means the embedded PostgreSQL. */
export type Config = Omit<Values, "publicUrl"> & {
  /** An origin: scheme, host and port, no path. */
  publicUrl: string;
};

const all: [string, Setting][] = Object.entries(settings);

/**
 * Reads the environment. Throws a StartError with one line for each mistake. An empty variable counts as not set.
 * `warnings` name variables that look like ours but are not.
 */
export function readConfig(env: Record<string, string | undefined>): { config: Config; warnings: string[] } {
  const values: Record<string, unknown> = {};
  const mistakes: string[] = [];
  for (const [key, setting] of all) {
    const text = env[setting.name]?.trim() || undefined;
    const result = setting.schema.safeParse(text);
    if (result.success) values[key] = result.data;
    else mistakes.push(mistake(setting, text ?? "", result.error.issues[0]?.message ?? "is not valid"));
  }
  if (mistakes.length > 0) throw new StartError(mistakes);
  const read = values as Values;
  const publicUrl = read.publicUrl ?? `http://localhost:${read.port}`;
  return { config: { ...read, publicUrl }, warnings: unknownVariables(env) };
}

/** The Markdown table of docs/configuration.md. */
export function configTable(): string {
  const rows = all.map(([, setting]) => `| \`${setting.name}\` | \`${setting.default}\` | ${setting.description} |`);
  return ["| variable | default | |", "|---|---|---|", ...rows].join("\n");
}

function mistake(setting: Setting, text: string, problem: string): string {
  return setting.secret ? `${setting.name} ${problem}.` : `${setting.name}=${text} ${problem}.`;
}

function unknownVariables(env: Record<string, string | undefined>): string[] {
  const names = all.map(([, setting]) => setting.name);
  return Object.keys(env)
    .filter((name) => name.startsWith("CHATFLOW_") && !names.includes(name))
    .map((name) => `${name} is not a setting of ChatFlow and has no effect. Did you mean ${nearest(name, names)}?`);
}

function nearest(name: string, names: string[]): string {
  const without = (text: string) => text.replace(/^CHATFLOW_/, "");
  const distances = names.map((known) => ({ known, distance: editDistance(without(name), without(known)) }));
  return distances.reduce((best, next) => (next.distance < best.distance ? next : best)).known;
}

/** How many letters to insert, remove or replace to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replace = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
