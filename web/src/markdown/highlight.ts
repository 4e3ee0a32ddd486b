import { createLowlight } from "lowlight";
import { languageOf } from "./languages.ts";

/** A stretch of code and the look that it has; null for the usual one. */
export type Run = { text: string; look: Look | null };
export type Look = "keyword" | "text" | "number" | "comment" | "name";

const lowlight = createLowlight();

const looks: Record<string, Look> = {
  keyword: "keyword",
  literal: "keyword",
  built_in: "keyword",
  meta: "keyword",
  "selector-tag": "keyword",
  tag: "keyword",
  operator: "keyword",
  string: "text",
  regexp: "text",
  addition: "text",
  symbol: "text",
  link: "text",
  number: "number",
  attr: "number",
  attribute: "number",
  variable: "number",
  deletion: "number",
  "template-variable": "number",
  comment: "comment",
  quote: "comment",
  doctag: "comment",
  title: "name",
  name: "name",
  type: "name",
  section: "name",
  class: "name",
  "selector-class": "name",
  "selector-id": "name",
};

/** The code in stretches of one look, or null when its language is not known. Rejects when it cannot be fetched. */
export async function highlight(code: string, info: string): Promise<Run[] | null> {
  const language = languageOf(info);
  if (!language) return null;
  if (!lowlight.registered(language.name)) lowlight.register(language.name, (await language.load()).default);
  return runsOf(lowlight.highlight(language.name, code));
}

type Tree = ReturnType<typeof lowlight.highlight>;
type Node = Tree | Tree["children"][number];

/** Walks without recursion: how deep code is nested is up to whoever wrote it. */
function runsOf(tree: Tree): Run[] {
  const runs: Run[] = [];
  const stack: { node: Node; look: Look | null }[] = [{ node: tree, look: null }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, look } = top;
    if (node.type === "text") {
      const last = runs.at(-1);
      if (last && last.look === look) last.text += node.value;
      else runs.push({ text: node.value, look });
    } else if ("children" in node) {
      const own = node.type === "element" ? (lookOf(node.properties.className) ?? look) : look;
      for (const child of [...node.children].reverse()) stack.push({ node: child as Node, look: own });
    }
  }
  return runs;
}

function lookOf(className: unknown): Look | null {
  for (const name of Array.isArray(className) ? className : []) {
    const look = looks[String(name).replace(/^hljs-/, "")];
    if (look) return look;
  }
  return null;
}
