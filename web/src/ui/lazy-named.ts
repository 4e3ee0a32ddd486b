import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { calm } from "./calm.ts";
import { firstView } from "./first-view.ts";

/** What was left out of the start and is not fetched yet, unless somebody has opened it. */
const parts: (() => Promise<unknown>)[] = [];

let needs: () => Promise<unknown> = async () => undefined;

/** Says what has to be here before any part is shown, such as its texts. */
export function partsNeed(load: () => Promise<unknown>): void {
  needs = load;
}

/** React's lazy for a component that its module exports by name. */
export function lazyNamed<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazyAfter(null, load, name);
}

function lazyAfter<Name extends string, Props>(
  moment: Promise<void> | null,
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  parts.push(load);
  return lazy(async () => {
    await moment;
    const [part] = await Promise.all([load(), needs()]);
    return { default: part[name] };
  });
}

/** The same as {@link lazyNamed}, for what nobody misses before the first view is there. */
export function laterNamed<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazyAfter(firstView, load, name);
}

/**
 * Fetches all of these, one after the other, and what they bring along. A menu or a dialog that is opened for the first
 * time has to open without a connection, too, and after an update of the server, which has only the new parts then.
 */
export async function fetchParts(): Promise<void> {
  await needs().catch(() => {});
  for (let load = parts.shift(); load; load = parts.shift()) {
    await calm();
    await load().catch(() => {});
  }
}
