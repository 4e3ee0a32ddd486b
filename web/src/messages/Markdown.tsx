import type { Token } from "markdown-it";
import { Fragment, memo, type ReactNode } from "react";
import { MentionChip } from "../mentions/MentionChip.tsx";
import { type MentionNames, splitByMentions } from "../mentions/mention-names.ts";
import { parseMarkdown } from "./markdown.ts";
import { elementOf, leafOf } from "./markdown-elements.tsx";

type Props = {
  text: string;
  /** Follows the last word; under the text where that ends in something else than a paragraph. */
  mark?: ReactNode;
  /** What the names in it stand for that it really mentions. */
  names?: MentionNames | undefined;
};

/** A message's text. Rendered anew only when the text or its mark changes. */
export const Markdown = memo(function Markdown({ text, mark, names }: Props) {
  const tokens = parseMarkdown(text);
  if (tokens === null) {
    return (
      <p className="whitespace-pre-wrap wrap-anywhere">
        {text}
        {mark}
      </p>
    );
  }
  const inline = tokens.at(-1)?.type === "paragraph_close";
  return (
    <div className="flex flex-col gap-1.5 wrap-anywhere">
      {treeOf(tokens, names, inline ? mark : null)}
      {mark && !inline && <p className="-ms-1.5">{mark}</p>}
    </div>
  );
});

/** Makes elements of a flat run of opening and closing tokens, without recursion over its depth. */
function treeOf(tokens: Token[], names: MentionNames | undefined, mark: ReactNode = null): ReactNode[] {
  const top: ReactNode[] = [];
  const open: { token: Token; outer: ReactNode[] }[] = [];
  let children = top;
  for (const [index, token] of tokens.entries()) {
    if (token.nesting === 1) {
      open.push({ token, outer: children });
      children = [];
    } else if (token.nesting === -1) {
      const opened = open.pop();
      if (!opened) continue;
      if (mark && index === tokens.length - 1) children.push(<Fragment key="mark">{mark}</Fragment>);
      opened.outer.push(elementOf(opened.token, children, index));
      children = opened.outer;
    } else if (token.type === "inline") {
      children.push(<Fragment key={index}>{treeOf(token.children ?? [], names)}</Fragment>);
    } else if (token.type === "text" && names) {
      children.push(<Fragment key={index}>{splitByMentions(token.content, names).map(partOf)}</Fragment>);
    } else {
      children.push(leafOf(token, index));
    }
  }
  return top;
}

function partOf(part: ReturnType<typeof splitByMentions>[number], key: number): ReactNode {
  return typeof part === "string" ? <Fragment key={key}>{part}</Fragment> : <MentionChip key={key} {...part} />;
}
