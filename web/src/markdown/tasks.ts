import type { MarkdownIt } from "markdown-it";

const box = /^\[([ xX])\]\s+/;

/** `- [ ] text` and `- [x] text`: the box becomes a token of its own at the beginning of the item. */
export function tasks(parser: MarkdownIt): void {
  parser.core.ruler.after("inline", "tasks", ({ tokens, Token }) => {
    for (const [index, token] of tokens.entries()) {
      const first = token.type === "inline" && token.children?.[0];
      if (!first || tokens[index - 2]?.type !== "list_item_open") continue;
      const found = first.type === "text" && box.exec(first.content);
      // What follows may also be code, a link or bold text, which is a token of its own.
      if (!found || (found[0] === first.content && token.children?.length === 1)) continue;
      first.content = first.content.slice(found[0].length);
      const mark = new Token("task", "", 0);
      mark.meta = { done: found[1] !== " " };
      token.children?.unshift(mark);
    }
  });
}
