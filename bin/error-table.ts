import { readFileSync, writeFileSync } from "node:fs";
import { closeCodes, errorCatalogue } from "@chatflow/protocol";

/** Prints the tables of errors and close codes; `--write` puts them into docs/errors.md between their markers. */

const document = new URL("../docs/errors.md", import.meta.url);

/** One row for each error of the catalogue, in its order. */
export function errorTable(): string {
  const rows = Object.entries(errorCatalogue).map(([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`);
  return ["| code | status | message |", "|---|---|---|", ...rows].join("\n");
}

/** One row for each reason to close a WebSocket. */
export function closeTable(): string {
  const rows = Object.entries(closeCodes).map(
    ([name, { code, reconnect, reason }]) => `| ${code} | \`${name}\` | ${reconnect} | ${reason} |`,
  );
  return ["| code | name | come back | reason |", "|---|---|---|---|", ...rows].join("\n");
}

/** The text with both tables as they are now. Throws when a pair of markers is not there. */
export function withTables(text: string): string {
  return withTable(withTable(text, "errors", errorTable()), "close-codes", closeTable());
}

function withTable(text: string, name: string, table: string): string {
  const markers = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!markers.test(text)) throw new Error(`docs/errors.md has no <!-- ${name} --> markers`);
  return text.replace(markers, (_, start: string, end: string) => `${start}\n${table}\n\n${end}`);
}

if (import.meta.main) {
  if (process.argv.includes("--write")) writeFileSync(document, withTables(readFileSync(document, "utf8")));
  else console.log(`${errorTable()}\n\n${closeTable()}`);
}
