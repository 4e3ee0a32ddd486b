import type { ReactNode } from "react";
import { t } from "../i18n/i18n.ts";
import { Logo } from "../ui/Logo.tsx";

type Props = { title: string; lead?: ReactNode; children: ReactNode; footer?: ReactNode };

/** The page around everything that one does before one is in. */
export function AuthLayout({ title, lead, children, footer }: Props) {
  return (
    <div className="h-full overflow-y-auto bg-side">
      <title>{t("accounts.pageTitle", { title })}</title>
      <main className="mx-auto flex min-h-full w-full max-w-[25rem] flex-col justify-center px-5 py-10">
        <Logo className="size-9 text-accent" />
        <h1 className="mt-5 text-xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
        {lead && <div className="mt-1.5 text-md text-ink-muted wrap-anywhere">{lead}</div>}
        <div className="mt-7">{children}</div>
        {footer && <div className="mt-6 text-ink-muted">{footer}</div>}
      </main>
    </div>
  );
}

export const textLink = "rounded-sm font-[550] text-accent underline decoration-accent/35 underline-offset-3 hover:decoration-accent";
