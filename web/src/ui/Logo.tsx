/** The mark: one voice, flowing. It takes the colour of the text around it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M16 3C8.3 3 2.5 8.2 2.5 15c0 3.3 1.4 6.2 3.7 8.4L5 29l6.4-2.7c1.5.4 3 .7 4.6.7 7.7 0 13.5-5.2 13.5-12S23.7 3 16 3Z"
      />
      <path
        fill="none"
        stroke="var(--color-on-accent)"
        strokeLinecap="round"
        strokeWidth="2.6"
        d="M8.5 12.8q3.75-4 7.5 0t7.5 0M8.5 18.4q3.75-4 7.5 0t7.5 0"
      />
    </svg>
  );
}
