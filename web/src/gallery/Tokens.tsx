import { Sample } from "./Sample.tsx";

const surfaces = ["side", "canvas", "raised", "sunken", "hover", "pressed", "accent-soft", "mention", "danger-soft"];
const inks = ["ink", "ink-muted", "ink-faint", "accent", "danger"];
const sizes = ["xs", "sm", "base", "md", "lg", "xl"];

/** What tokens.css gives: surfaces, text on them, sizes of type. */
export function Tokens() {
  return (
    <>
      <Sample name="Surfaces">
        {surfaces.map((name) => (
          <span
            key={name}
            className="flex h-12 w-24 items-end rounded-md p-1.5 text-xs ring-1 ring-line ring-inset"
            style={{ backgroundColor: `var(--color-${name})` }}
          >
            {name}
          </span>
        ))}
      </Sample>
      <Sample name="Text">
        {inks.map((name) => (
          <span key={name} style={{ color: `var(--color-${name})` }}>
            {name}
          </span>
        ))}
      </Sample>
      <Sample name="Sizes">
        {sizes.map((name) => (
          <span key={name} style={{ fontSize: `var(--text-${name})`, lineHeight: `var(--text-${name}--line-height)` }}>
            {name}
          </span>
        ))}
      </Sample>
    </>
  );
}
