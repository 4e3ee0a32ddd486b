import { Compass, Hash, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { type DialogRequest, useOpenDialog } from "./dialogs.ts";

/** The first thing somebody sees who has no channel yet: what can be done here, each a step that can be taken now. */
export function Welcome({ heading: Heading = "h1", className }: { heading?: "h1" | "h2"; className?: string }) {
  const me = useReadable(useChat().me);
  return (
    <div className={cx("w-full max-w-md", className)}>
      <Heading className="text-xl font-semibold tracking-tight wrap-anywhere">
        {me ? t("shell.welcome.named", { name: me.name }) : t("shell.welcome")}
      </Heading>
      <p className="mt-1.5 text-md text-ink-muted">{t("shell.welcome.lead")}</p>
      <ul className="mt-6 flex flex-col gap-1">
        <Step
          dialog={{ kind: "create-channel" }}
          icon={<Hash className="size-5" />}
          title={t("shell.welcome.create")}
          text={t("shell.welcome.create.text")}
        />
        <Step
          href={patterns.browse}
          icon={<Compass className="size-5" />}
          title={t("shell.welcome.browse")}
          text={t("shell.welcome.browse.text")}
        />
        <Step
          dialog={{ kind: "invite" }}
          icon={<UserPlus className="size-5" />}
          title={t("shell.welcome.invite")}
          text={t("shell.welcome.invite.text")}
        />
      </ul>
    </div>
  );
}

type StepProps = { icon: ReactNode; title: string; text: string } & ({ dialog: DialogRequest } | { href: string });

function Step({ icon, title, text, ...to }: StepProps) {
  const openDialog = useOpenDialog();
  return (
    <li>
      <button
        type="button"
        onClick={() => ("href" in to ? navigate(to.href) : openDialog(to.dialog))}
        className="-mx-3 flex w-[calc(100%+1.5rem)] items-start gap-3.5 rounded-md px-3 py-3 text-start hover:bg-hover"
      >
        <span className="mt-0.5 text-accent" aria-hidden="true">
          {icon}
        </span>
        <span>
          <span className="block font-[550]">{title}</span>
          <span className="block text-ink-muted">{text}</span>
        </span>
      </button>
    </li>
  );
}
