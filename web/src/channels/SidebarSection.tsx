import { type ReactNode, useId } from "react";

type Props = { title: string; actions: ReactNode; children: ReactNode[] };

export function SidebarSection({ title, actions, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-4">
      <div className="flex h-8 items-center pe-0.5 ps-2 pointer-coarse:h-11">
        <h2 id={id} className="flex-1 text-sm font-[550] text-ink-faint">
          {title}
        </h2>
        {actions}
      </div>
      {children.length > 0 && <ul>{children}</ul>}
    </section>
  );
}
