import type { MarkdownIt } from "markdown-it";

const box = /^\[([ xX])\]\s+(?=\S)/;

/** `- [ ] text` and `- [x] text`: the box becomes a token of its own at the beginning of the item. */
export function tasks(parser: MarkdownIt): void {
  parser.core.ruler.after("inline", "tasks", ({ tokens, Token }) => {
    for (const [index, token] of tokens.entries()) {
      const first = token.type === "inline" && token.children?.[0];
      if (!first || tokens[index - 2]?.type !== "list_item_open") continue;
      const found = first.type === "text" && box.exec(first.content);
      if (!found) continue;
      first.content = first.content.slice(found[0].length);
      const mark = new Token("task", "", 0);
      mark.meta = { done: found[1] !== " " };
      token.children?.unshift(mark);
    }
  });
}
