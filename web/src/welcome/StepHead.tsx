import { useEffect, useRef } from "react";

/** What a step is about. Whoever comes to it hears that first. */
export function StepHead({ title, lead }: { title: string; lead: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="mb-6">
      <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
        {title}
      </h1>
      <p className="mt-1.5 text-md text-ink-muted">{lead}</p>
    </div>
  );
}
