import type { ReactNode } from "react";

type Props = { id: string; title: string; children?: ReactNode };

/** What a part of the inbox is called, and what can be done with all of it. */
export function InboxHeading({ id, title, children }: Props) {
  return (
    <div className="mb-2 flex min-h-8 items-center justify-between gap-2 pointer-coarse:min-h-11">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {children}
    </div>
  );
}
