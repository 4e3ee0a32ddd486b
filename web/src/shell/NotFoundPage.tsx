import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Logo } from "../ui/Logo.tsx";

export function NotFoundPage() {
  return (
    <main className="mx-auto flex h-full max-w-md flex-col items-start justify-center px-6">
      <title>{t("shell.notFound")}</title>
      <Logo className="size-9 text-accent" />
      <h1 className="mt-5 text-xl font-semibold tracking-tight text-balance">{t("shell.notFound.title")}</h1>
      <p className="mt-1.5 text-md text-ink-muted">{t("shell.notFound.text")}</p>
      <Link href={patterns.home} className="mt-6 rounded-sm font-[550] text-accent underline underline-offset-3">
        {t("shell.notFound.home")}
      </Link>
    </main>
  );
}
