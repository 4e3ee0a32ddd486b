import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { isApple, keyNames } from "../keyboard/match-keys.ts";
import { Button } from "../ui/Button.tsx";
import { useMedia } from "../ui/use-media.ts";
import { useHints } from "./hints.ts";
import { tourStep } from "./tour-step.ts";

type Stop = { title: string; text: string; find: () => Element | null };

/** What the tour points at: parts of the page that are there in every conversation. */
function stops(byTouch: boolean): Stop[] {
  const keys = keyNames("mod+k", isApple()).join(" ");
  const keysStop = {
    title: t("welcome.tour.keys"),
    text: t("welcome.tour.keys.text", { keys }),
    find: () => document.querySelector("header"),
  };
  return [
    { title: t("welcome.tour.sidebar"), text: t("welcome.tour.sidebar.text"), find: () => document.querySelector("nav") },
    {
      title: t("welcome.tour.composer"),
      text: t("welcome.tour.composer.text"),
      find: () => document.getElementById("composer")?.parentElement ?? null,
    },
    ...(byTouch ? [] : [keysStop]), // a phone has no such keys
  ];
}

/** One word after the other about the page, beside what it is about. Everything else stays usable; Escape ends it. */
export function Tour({ step }: { step: number }) {
  const hints = useHints();
  const all = stops(useMedia("(pointer: coarse)"));
  const stop = all[step];
  const [before] = useState(() => document.activeElement);
  const next = useRef<HTMLButtonElement>(null);
  const { place, ring } = usePlaceBeside(stop);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step is read out, for which the focus comes to it
  useEffect(() => next.current?.focus(), [step]);
  if (!stop) return null;
  function end() {
    tourStep.set(null);
    hints.add("tour");
    if (before instanceof HTMLElement) before.focus();
  }
  const isLast = step === all.length - 1;
  return (
    <>
      <div aria-hidden="true" style={ring} className="pointer-events-none fixed z-20 rounded-md ring-2 ring-accent ring-inset" />
      <section
        aria-label={t("welcome.tour", { step: step + 1, count: all.length })}
        aria-describedby="tour-text"
        style={place}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          end();
        }}
        className="fixed z-30 w-72 max-w-[calc(100vw-2rem)] animate-rise rounded-lg bg-raised p-4 shadow-float"
      >
        <h2 className="font-semibold">{stop.title}</h2>
        <p id="tour-text" className="mt-1 text-ink-muted">
          {stop.text}
        </p>
        <div className="mt-3 flex items-center justify-between gap-2">
          <Button kind="plain" size="sm" className="-ms-2.5" onClick={end}>
            {t("welcome.tour.skip")}
          </Button>
          <Button ref={next} kind="primary" size="sm" onClick={() => (isLast ? end() : tourStep.set(step + 1))}>
            {t(isLast ? "welcome.tour.end" : "welcome.tour.next")}
          </Button>
        </div>
      </section>
    </>
  );
}

type Place = { left?: number; right?: number; top?: number; bottom?: number };

/** Beside the thing where there is room, else above or below it; in the lower corner where it fills the page or cannot be seen. */
function usePlaceBeside(stop: Stop | undefined): { place: Place; ring: Ring | { display: "none" } } {
  const [thing, setThing] = useState<DOMRect>();
  const find = useRef(stop?.find);
  find.current = stop?.find;
  const title = stop?.title;
  useLayoutEffect(() => {
    const put = () => {
      const next = title === undefined ? undefined : find.current?.()?.getBoundingClientRect();
      setThing((before) => (isSame(before, next) ? before : next));
    };
    put();
    // The page may still be filling, and nobody tells when a thing has moved.
    const timer = setInterval(put, lookEveryMs);
    return () => clearInterval(timer);
  }, [title]);
  const isSeen = thing !== undefined && thing.width > 0;
  return { place: placeBeside(thing), ring: isSeen ? ringAround(thing) : { display: "none" } };
}

const lookEveryMs = 100;

function isSame(one: DOMRect | undefined, other: DOMRect | undefined): boolean {
  return one?.x === other?.x && one?.y === other?.y && one?.width === other?.width && one?.height === other?.height;
}

type Ring = { left: number; top: number; width: number; height: number };

const ringAround = ({ left, top, width, height }: DOMRect): Ring => ({ left, top, width, height });

const width = 288;
/** About as high as it gets. */
const height = 200;
const gap = 12;

function placeBeside(thing: DOMRect | undefined): Place {
  if (!thing || thing.width === 0) return { bottom: 88, left: 16 };
  const isRtl = document.documentElement.dir === "rtl";
  const top = Math.max(gap, thing.top + gap);
  if (!isRtl && thing.right + width + 2 * gap < innerWidth) return { left: thing.right + gap, top };
  if (isRtl && thing.left - width - 2 * gap > 0) return { right: innerWidth - thing.left + gap, top };
  const left = Math.max(gap, Math.min(thing.left, innerWidth - width - gap));
  if (thing.top > height + gap) return { left, bottom: innerHeight - thing.top + gap };
  return thing.bottom + height + gap < innerHeight ? { left, top: thing.bottom + gap } : { left, bottom: 88 };
}
