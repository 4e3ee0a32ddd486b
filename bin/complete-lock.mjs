// Adds to package-lock.json the packages for other platforms that npm left out. npm does so when the registry that it
// asked (a partial mirror, say) does not have them, and `npm ci` then refuses the lock, on every platform. Run it after
// `npm install`; it changes nothing when nothing is missing. The entries carry no integrity: that can only come from
// a registry that has the package. `--check` only tells.
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
const known = (list, name) => list.filter((word) => new RegExp(`(^|[-_/])${word}($|[-_])`).test(name));

const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${place}/node_modules/${name}`;
    if (`node_modules/${name}` in lock.packages || nested in lock.packages) continue;
    const os = known(["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"], name);
    const cpu = known(["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"], name);
    if (!/^\d+\.\d+\.\d+/.test(wanted) || (os.length === 0 && cpu.length === 0)) continue;
    const libc = /musl/.test(name) ? ["musl"] : os[0] === "linux" && /gnu/.test(name) ? ["glibc"] : [];
    lock.packages[`node_modules/${name}`] = {
      version: wanted,
      ...(cpu.length > 0 ? { cpu: cpu.slice(0, 1) } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(libc.length > 0 ? { libc } : {}),
      optional: true,
      ...(os.length > 0 ? { os: os.slice(0, 1) } : {}),
    };
    added.push(`${name}@${wanted}`);
  }
}
if (added.length > 0 && !process.argv.includes("--check")) {
  const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}
if (added.length === 0) console.log("The lock is complete.");
else if (process.argv.includes("--check")) {
  console.error("package-lock.json lacks packages for other platforms: run node bin/complete-lock.mjs.");
  process.exitCode = 1;
} else console.log(`Added to the lock: ${added.join(", ")}.`);
