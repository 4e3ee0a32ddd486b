import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findChromium } from "@chatflow/e2e/chromium";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

type Ended = { code: number; stdout: string; stderr: string };

async function bench(...args: string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [main, ...args])) };
  } catch (error) {
    return error as Ended;
  }
}

const aFigure = {
  name: expect.stringMatching(/^[a-z0-9_]+$/),
  value: expect.any(Number),
  unit: expect.any(String),
  better: expect.stringMatching(/^(higher|lower)$/),
  gate: null,
  min: expect.any(Number),
  max: expect.any(Number),
  runs: 1,
};

/** What must not happen, also in a smoke test. */
const zeros = ["lost", "doubled"];
/** What so short a run may round to nothing, or drown in the noise of so few connections. */
const quickNoise = [
  "others_cpu",
  "together_percent",
  "cpu_cores",
  "cpu_us_per_delivery",
  "yardstick_cpu_us_per_delivery",
  ...["", "ws_", "socketio_"].map((of) => `${of}kb_per_connection`),
];

// Side by side: they wait more than they work, and no figure of a smoke test means anything.
test.concurrent.for([
  ["start", ["first_ws_ms", "cold_ready_ms"]],
  ["durable", ["ratio", "ceiling", "sends_per_s", "generator_cpu"]],
  ["fanout", ["ratio", "deliveries_per_s", "yardstick_per_s", "p99_ms", "generator_cpu"]],
  ["fanout --no-coalescing", ["ratio", "cpu_us_per_delivery", "yardstick_cpu_us_per_delivery", "together_percent"]],
  ["latency", ["p50", "p99", "flush", "generator_cpu"]],
  ["bigroom", ["p99", "ratio", "yardstick_p99"]],
  ["idle", ["kb_per_connection", "cpu_cores", "ws_kb_per_connection", "socketio_kb_per_connection"]],
  ["reconnect", ["caught_up_s", "lost", "doubled", "acknowledged"]],
] as const)("%s runs and prints its line", { timeout: 120_000 }, async ([name, names]) => {
  const { stdout, stderr } = await bench(...name.split(" "), "--quick", "--json");
  const lines = stdout.trim().split("\n");
  expect(lines, stderr).toEqual([expect.stringMatching(/^\{/)]);
  const line = JSON.parse(lines[0] ?? "");
  expect(line).toEqual({ bench: name, figures: expect.any(Array), machine: expect.objectContaining({ placement: expect.any(String) }) });
  for (const figure of line.figures) {
    expect(figure).toEqual(aFigure);
    if (zeros.includes(figure.name)) expect(figure.value, figure.name).toBe(0);
    else if (!quickNoise.includes(figure.name)) expect(figure.value, figure.name).toBeGreaterThan(0);
  }
  expect(line.figures.map((figure: { name: string }) => figure.name)).toEqual(expect.arrayContaining([...names]));
});

const chromium = findChromium();
test.skipIf(!chromium)("web runs and prints its line", { timeout: 120_000 }, async () => {
  const { stdout, stderr } = await bench("web", "--quick", "--json");
  const line = JSON.parse(stdout.trim());
  for (const figure of line.figures) {
    expect(figure, stderr).toEqual(aFigure);
    expect(figure.value, figure.name).toBeGreaterThan(0);
  }
  const names = [
    "initial_js_kb",
    "warm_ms",
    "cold_ms",
    "switch_cached_p95",
    "switch_uncached_p95",
    "scroll_ok_percent",
    "dom_nodes",
    "heap_mb",
  ];
  expect(line.figures.map((figure: { name: string }) => figure.name)).toEqual(expect.arrayContaining(names));
  // All of them were passed, else the scrolling stopped short.
  expect(line.figures).toContainEqual(expect.objectContaining({ name: "scrolled_messages", value: 400 }));
});

test("without a name it lists the benches", async () => {
  const { code, stdout } = await bench();
  expect(code).toBe(0);
  for (const name of ["fanout", "fanout --no-coalescing", "durable", "latency", "bigroom", "idle", "reconnect", "start", "web"])
    expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
});

test.for([
  [["marathon"], 'There is no bench called "marathon".'],
  [["constructor"], 'There is no bench called "constructor".'],
  [["fanout", "start"], "Give one name."],
  [["start", "--no-coalescing"], 'There is no bench called "start --no-coalescing".'],
  [["fanout", "--fast"], "Unknown option '--fast'"],
  [["fanout", "--quick", "--record"], "A quick run is no baseline"],
] as const)("%j is refused with a line that says why", async ([args, words]) => {
  const { code, stdout, stderr } = await bench(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(words);
});
