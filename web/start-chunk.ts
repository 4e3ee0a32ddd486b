type ModuleInfo = { importedIds: readonly string[]; code: string | null };
type Graph = { getModuleInfo(id: string): ModuleInfo | null };

/**
 * Puts everything that the entry needs at once into one file. Left to itself the bundler makes a file of whatever a lazy
 * part needs as well, about thirty of them, each with a request of its own before anything is shown.
 */
export function startChunk(entry: string): (id: string, graph: Graph) => string | null {
  let start: Set<string> | undefined;
  return (id, graph) => {
    start ??= reachable(entry, graph);
    return start.has(id) ? "start" : null;
  };
}

/** What is reached by imports. Of a module that only passes on what others export, what is asked for by name. */
function reachable(entry: string, graph: Graph): Set<string> {
  const found = new Set<string>();
  const names = new Set<string>();
  const passedOn = new Map<string, string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    const info = graph.getModuleInfo(id);
    if (!info) return;
    const code = (info.code ?? "").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    const exports = passes(code);
    if (exports) {
      for (const { name, from } of exports) {
        const source = info.importedIds.find((one) => one.endsWith(from.replace(/^\./, "")));
        if (source) passedOn.set(name, source);
      }
      return;
    }
    for (const [, list = ""] of code.matchAll(/import\s*(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from/g)) {
      for (const name of list.split(",")) names.add(name.trim().split(/\s+as\s+/)[0] ?? "");
    }
    for (const imported of info.importedIds) visit(imported);
  };
  visit(entry);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const name of [...names]) visit(passedOn.get(name) ?? entry);
  }
  return found;
}

/** The exports of a module that does nothing else, or null. */
function passes(code: string): { name: string; from: string }[] | null {
  const reExport = /export\s*\{([^}]*)\}\s*from\s*["']([^"']+)["'];?/g;
  const rest = code.replaceAll(reExport, "").replaceAll(/"use strict";|import \* as \w+ from\s*["'][^"']+["'];?|export\s*\{[^}]*\};?/g, "");
  if (rest.trim() !== "") return null;
  return [...code.matchAll(reExport)].flatMap(([, list = "", from = ""]) =>
    list.split(",").map((one) => ({
      name:
        one
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
      from,
    })),
  );
}
