import type { Token } from "markdown-it";
import { Fragment, memo, type ReactNode } from "react";
import { textDirection } from "../i18n/text-direction.ts";
import { isOnlyEmoji } from "../markdown/only-emoji.ts";
import { ChannelMention } from "../mentions/ChannelMention.tsx";
import { splitByChannels } from "../mentions/channel-names.ts";
import { MentionChip } from "../mentions/MentionChip.tsx";
import { type MentionNames, splitByMentions } from "../mentions/mention-names.ts";
import { cx } from "../ui/cx.ts";
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
      <p dir={textDirection(text)} className="whitespace-pre-wrap wrap-anywhere">
        {text}
        {mark}
      </p>
    );
  }
  const inline = tokens.at(-1)?.type === "paragraph_close";
  return (
    <div
      // Arabic runs from the right in an English app, too; what has no letters, such as an emoji, runs with the app.
      dir={textDirection(text)}
      className={cx("own-direction flex flex-col gap-1.5 wrap-anywhere", isOnlyEmoji(tokens) && "text-[2rem] leading-10")}
    >
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
    } else if (token.type === "text") {
      children.push(<Fragment key={index}>{wordsOf(token.content, names)}</Fragment>);
    } else {
      children.push(leafOf(token, index));
    }
  }
  return top;
}

/** Plain text, with the people whom it mentions and the channels that it names. */
function wordsOf(text: string, names: MentionNames | undefined): ReactNode[] {
  const parts = names ? splitByMentions(text, names) : [text];
  return parts.flatMap((part, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    if (typeof part !== "string") return [<MentionChip key={at} {...part} />];
    return splitByChannels(part).map((word, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      typeof word === "string" ? word : <ChannelMention key={`${at}.${index}`} {...word} />,
    );
  });
}
