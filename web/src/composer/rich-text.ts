import { gfm } from "@joplin/turndown-plugin-gfm";
import Turndown from "turndown";

const service = new Turndown({
  headingStyle: "atx",
  hr: "---",
  bulletListMarker: "-",
  codeBlockStyle: "fenced",
  emDelimiter: "_",
});
service.use(gfm);
service.remove(["script", "style", "title", "head", "meta", "link", "noscript", "iframe", "object"]);
// Pictures live elsewhere: their words stay.
service.addRule("picture", { filter: "img", replacement: (_, node) => (node as Element).getAttribute("alt") ?? "" });
service.addRule("links", {
  filter: (node) => node.nodeName === "A" && !/^(https?:\/\/|mailto:)/i.test(node.getAttribute("href") ?? ""),
  replacement: (content) => content,
});

/** Rich text as Markdown. It is read in a document of its own that runs no script and loads nothing. */
export function toMarkdown(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return service
    .turndown(body)
    .replaceAll(/^(\s*(?:-|\d+\.)) {2,}/gm, "$1 ")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
