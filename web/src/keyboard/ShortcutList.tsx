import { rich, t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Keys } from "../ui/Keys.tsx";
import { isApple, isSingleKey, keyNames } from "./match-keys.ts";
import { active } from "./registry.ts";
import { type Shortcut, shortcuts } from "./shortcuts.ts";
import { singleKeys } from "./single-keys.ts";

/** What can be pressed on the page that is shown, by what it is for. */
export function ShortcutList() {
  const ids = useReadable(active);
  const withSingle = useReadable(singleKeys);
  const groups = { general: t("keyboard.group.general"), places: t("keyboard.group.places"), writing: t("keyboard.group.writing") };
  return (
    <div className="flex flex-col gap-6">
      {(Object.keys(groups) as Shortcut["group"][]).map((group) => {
        const shown = shortcuts.filter((shortcut) => shortcut.group === group && ids.has(shortcut.id));
        if (shown.length === 0) return null;
        return (
          <section key={group}>
            <h3 className="mb-1 text-sm font-semibold text-ink-muted">{groups[group]}</h3>
            <dl className="divide-y divide-line">
              {shown.map(({ id, text, keys }) => (
                <div key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                  <dt>{t(text)}</dt>
                  <dd>
                    <Combinations keys={keys.filter((one) => withSingle || !isSingleKey(one))} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function Combinations({ keys }: { keys: readonly string[] }) {
  const [first, second] = keys.map((one) => <Keys key={one} names={keyNames(one, isApple())} />);
  if (!second) return first;
  return <span className="inline-flex items-center gap-2 text-sm text-ink-faint">{rich("keyboard.either", { first, second })}</span>;
}
