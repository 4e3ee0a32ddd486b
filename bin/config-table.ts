import { readFileSync, writeFileSync } from "node:fs";
import { configTable } from "../server/src/platform/config.ts";

/** Prints the table of settings; `--write` puts it into the documents between their markers. */

const documents = ["docs/configuration.md"];
const markers = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;

if (process.argv.includes("--write")) {
  for (const document of documents) {
    const path = new URL(`../${document}`, import.meta.url);
    const before = readFileSync(path, "utf8");
    if (!markers.test(before)) throw new Error(`${document} has no <!-- settings --> markers`);
    writeFileSync(
      path,
      before.replace(markers, (_, start: string, end: string) => `${start}\n${configTable()}\n\n${end}`),
    );
  }
} else {
  console.log(configTable());
}
