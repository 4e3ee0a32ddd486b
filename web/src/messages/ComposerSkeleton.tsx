/** The place to write before it is there, as high as it is. */
export function ComposerSkeleton() {
  return (
    <div className="shrink-0 px-5 pb-[max(env(safe-area-inset-bottom),0.5rem)] max-md:px-3">
      <div className="h-11 rounded-lg bg-canvas ring-1 ring-line-strong ring-inset pointer-coarse:h-13" />
      <div className="h-6" />
    </div>
  );
}
