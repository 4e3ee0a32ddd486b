import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Controls } from "./Controls.tsx";
import { Feedback } from "./Feedback.tsx";
import { Fields } from "./Fields.tsx";
import { Floating } from "./Floating.tsx";
import { Tokens } from "./Tokens.tsx";

/** Every theme, on whatever device: the two of high contrast follow the system's light and dark. */
const themes = [
  { name: "Light", theme: "light", scheme: "light" },
  { name: "Dark", theme: "dark", scheme: "dark" },
  { name: "High contrast, light", theme: "contrast", scheme: "light" },
  { name: "High contrast, dark", theme: "contrast", scheme: "dark" },
] as const;

/** For developers (`npm run dev`, /gallery): every primitive in every state and theme, to look at and to try by keyboard. */
export function GalleryPage() {
  const [shown, setShown] = useState<readonly string[]>(themes.map(({ name }) => name));
  const [compact, setCompact] = useState(false);
  const [rtl, setRtl] = useState(false);
  const toggle = (name: string) => setShown(shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]);
  return (
    <div className="h-full overflow-auto bg-side">
      <title>Gallery · ChatFlow</title>
      <header className="sticky top-0 z-10 flex flex-wrap gap-2 border-line border-b bg-side p-3">
        <h1 className="me-4 text-lg font-semibold">Gallery</h1>
        {themes.map(({ name }) => (
          <Button key={name} size="sm" aria-pressed={shown.includes(name)} onClick={() => toggle(name)}>
            {name}
          </Button>
        ))}
        <Button size="sm" aria-pressed={compact} onClick={() => setCompact(!compact)}>
          Compact
        </Button>
        <Button size="sm" aria-pressed={rtl} onClick={() => setRtl(!rtl)}>
          Right to left
        </Button>
      </header>
      <main className="flex flex-wrap" dir={rtl ? "rtl" : "ltr"}>
        {themes
          .filter(({ name }) => shown.includes(name))
          .map(({ name, theme, scheme }) => (
            <section
              key={name}
              aria-label={name}
              data-theme={theme}
              data-density={compact ? "compact" : "comfortable"}
              style={{ colorScheme: scheme }}
              className="flex min-w-96 flex-1 flex-col gap-8 bg-canvas p-6 text-ink"
            >
              <h2 className="text-xl font-semibold tracking-tight">{name}</h2>
              <Tokens />
              <Controls />
              <Fields id={name} />
              <Feedback />
              <Floating />
            </section>
          ))}
      </main>
    </div>
  );
}
