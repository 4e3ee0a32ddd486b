import type { Token } from "markdown-it";
import { createElement, Fragment, type ReactNode } from "react";
import { t } from "../i18n/i18n.ts";
import { CodeBlock } from "../markdown/CodeBlock.tsx";
import { Spoiler } from "../markdown/Spoiler.tsx";
import { isSafeAddress } from "./markdown.ts";

const code = "bg-sunken font-mono text-[0.8125rem] ring-1 ring-line ring-inset";

// Every element that a message may consist of. A token that is not here adds nothing but its content.
const elements: Partial<Record<string, { tag: string; className?: string }>> = {
  paragraph_open: { tag: "p" },
  // Headings would tear the page's outline apart; in a message they are only emphasis.
  heading_open: { tag: "p", className: "font-semibold text-[1.03em]" },
  blockquote_open: { tag: "blockquote", className: "flex flex-col gap-1.5 border-s-3 border-line ps-3 text-ink-muted" },
  bullet_list_open: { tag: "ul", className: "list-disc ps-6 marker:text-ink-faint" },
  list_item_open: { tag: "li", className: "ps-0.5 has-[>input:first-child,>p:first-child>input:first-child]:list-none" },
  strong_open: { tag: "strong", className: "font-semibold" },
  em_open: { tag: "em" },
  s_open: { tag: "s" },
  thead_open: { tag: "thead", className: "bg-sunken text-start" },
  tbody_open: { tag: "tbody" },
  tr_open: { tag: "tr", className: "border-line not-first:border-t" },
};

export function elementOf(token: Token, children: ReactNode[], key: number): ReactNode {
  if (token.hidden) return <Fragment key={key}>{children}</Fragment>;
  switch (token.type) {
    case "link_open":
      return linkTo(attribute(token, "href"), children, key);
    case "spoiler_open":
      return <Spoiler key={key}>{children}</Spoiler>;
    case "ordered_list_open": {
      const start = Number(token.attrGet("start") ?? 1);
      return (
        <ol key={key} start={start} className="list-decimal ps-6 marker:text-ink-faint marker:tabular-nums">
          {children}
        </ol>
      );
    }
    case "table_open":
      // A wide table scrolls in itself, not the conversation.
      return (
        <div key={key} className="max-w-full self-start overflow-x-auto rounded-md ring-1 ring-line">
          <table className="border-collapse text-base">{children}</table>
        </div>
      );
    case "th_open":
    case "td_open":
      return cell(token, children, key);
  }
  const element = elements[token.type];
  if (!element) return <Fragment key={key}>{children}</Fragment>;
  return createElement(element.tag, { key, ...(element.className && { className: element.className }) }, children);
}

/** A token without children. */
export function leafOf(token: Token, key: number): ReactNode {
  switch (token.type) {
    case "softbreak":
    case "hardbreak":
      return <br key={key} />;
    case "code_inline":
      return (
        <code key={key} className={`${code} rounded-sm px-1 py-0.5 whitespace-pre-wrap`}>
          {token.content}
        </code>
      );
    case "fence":
    case "code_block":
      return <CodeBlock key={key} code={token.content.replace(/\n$/, "")} language={token.info.trim().split(/\s+/)[0] ?? ""} />;
    case "task":
      return (
        <input
          key={key}
          type="checkbox"
          disabled
          checked={(token.meta as { done: boolean }).done}
          aria-label={(token.meta as { done: boolean }).done ? t("markdown.task.done") : t("markdown.task.open")}
          className="me-1.5 size-3.5 translate-y-0.5 accent-accent"
        />
      );
    case "hr":
      return <hr key={key} className="my-1 w-full border-line" />;
    case "image":
      // Nothing is loaded from elsewhere: that would tell its owner who reads what, and when.
      return linkTo(attribute(token, "src"), [token.content || attribute(token, "src")], key);
    default:
      return <Fragment key={key}>{token.content}</Fragment>;
  }
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? "");
}

function linkTo(address: string, children: ReactNode[], key: number): ReactNode {
  if (!isSafeAddress(address)) return <Fragment key={key}>{children}</Fragment>;
  return (
    <a
      key={key}
      href={address}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="rounded-sm text-accent underline decoration-accent/35 underline-offset-2 hover:decoration-accent"
    >
      {children}
    </a>
  );
}

function cell(token: Token, children: ReactNode[], key: number): ReactNode {
  const align = /text-align:(left|center|right)/.exec(attribute(token, "style"))?.[1];
  const style = align === "center" || align === "right" ? { textAlign: align } : {};
  const Tag = token.type === "th_open" ? "th" : "td";
  return (
    <Tag key={key} style={style as { textAlign?: "center" | "right" }} className="px-3 py-1 font-normal [th]:font-semibold">
      {children}
    </Tag>
  );
}
