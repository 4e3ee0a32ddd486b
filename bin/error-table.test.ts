import { readFileSync } from "node:fs";
import { closeCodes, errorCatalogue } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { closeTable, errorTable, withTables } from "./error-table.ts";

const document = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");

test("docs/errors.md has the tables (else: node bin/error-table.ts --write)", () => {
  expect(document).toBe(withTables(document));
});

test("the tables name every error and every close code", () => {
  for (const [code, { status }] of Object.entries(errorCatalogue)) expect(errorTable()).toContain(`| \`${code}\` | ${status} |`);
  for (const [name, { code, reconnect }] of Object.entries(closeCodes)) {
    expect(closeTable()).toContain(`| ${code} | \`${name}\` | ${reconnect} |`);
  }
});

test("a row that is missing or reworded makes the document out of date; what is outside the markers stays", () => {
  const row = `| \`not_member\` | 403 | ${errorCatalogue.not_member.message} |\n`;
  expect(document).toContain(row);
  expect(withTables(document.replace(row, ""))).toBe(document);
  expect(withTables(document.replace(closeCodes.slow_consumer.reason, "another reason"))).toBe(document);
  expect(withTables(`${document}\nmore\n`)).toBe(`${document}\nmore\n`);
});

test("a document without markers is refused", () => {
  expect(() => withTables("# Errors")).toThrow("no <!-- errors --> markers");
});
