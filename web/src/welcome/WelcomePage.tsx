import type { Workspace } from "@chatflow/protocol";
import { Check } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { patterns, welcomeAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { navigate } from "../routing/location.ts";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/cx.ts";
import { WorkspaceLogo } from "../workspace/WorkspaceLogo.tsx";
import { ChannelsStep } from "./ChannelsStep.tsx";
import { useHints } from "./hints.ts";
import { InviteStep } from "./InviteStep.tsx";
import { NameStep } from "./NameStep.tsx";
import { type Step, stepAfter, stepBefore, steps, stepTitles } from "./steps.ts";
import { startTour } from "./tour-step.ts";

type Props = { workspace: Workspace; step: Step };

/** The first page of a new workspace's admin: what makes it theirs, in three steps that can be skipped and come back to. */
export function WelcomePage({ workspace, step }: Props) {
  const hints = useHints();
  function finish() {
    hints.add("welcome");
    if (!hints.has("tour")) startTour();
    navigate(patterns.home, { replace: true });
  }
  function next() {
    const after = stepAfter(step);
    if (after) navigate(welcomeAddress(after));
    else finish();
  }
  const before = stepBefore(step);
  const back = before && (
    <Button kind="plain" onClick={() => navigate(welcomeAddress(before))}>
      {t("welcome.back")}
    </Button>
  );
  const props = { workspace, onDone: next, back };
  return (
    <div className="h-full overflow-y-auto bg-side">
      <title>{t("welcome.title")}</title>
      <main className="mx-auto flex min-h-full w-full max-w-[30rem] flex-col px-5 pt-[max(2rem,8dvh)] pb-10">
        <div className="flex items-center gap-3">
          <WorkspaceLogo logo={workspace.logo} className="size-9 shrink-0" />
          <p dir="auto" className="min-w-0 flex-1 truncate text-md font-semibold">
            {workspace.name}
          </p>
          <Button kind="plain" size="sm" onClick={finish}>
            {t("welcome.skipAll")}
          </Button>
        </div>
        <StepList current={step} />
        <div key={step} className="mt-8 animate-appear">
          {step === "name" && <NameStep {...props} />}
          {step === "channels" && <ChannelsStep {...props} />}
          {step === "invite" && <InviteStep {...props} />}
        </div>
      </main>
    </div>
  );
}

/** Where one is, and the way to every other step. */
function StepList({ current }: { current: Step }) {
  const at = steps.indexOf(current);
  return (
    <nav aria-label={t("welcome.steps")} className="mt-8">
      <ol className="flex gap-2">
        {steps.map((step, index) => (
          <li key={step} className="min-w-0 flex-1">
            <Link
              href={welcomeAddress(step)}
              aria-current={step === current ? "step" : undefined}
              className={cx(
                "flex items-center gap-1.5 border-t-2 pt-2 text-sm pointer-coarse:pb-3",
                index <= at ? "border-accent" : "border-line",
                step === current ? "font-semibold text-ink" : "text-ink-muted hover:text-ink",
              )}
            >
              {index < at && <Check className="size-3.5 shrink-0 text-accent" aria-hidden="true" />}
              <span className="truncate">{t(stepTitles[step])}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
