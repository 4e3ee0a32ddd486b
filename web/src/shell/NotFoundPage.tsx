import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Logo } from "../ui/Logo.tsx";

export function NotFoundPage() {
  return (
    <main className="mx-auto flex h-full max-w-md flex-col items-start justify-center px-6">
      <title>Not found · ChatFlow</title>
      <Logo className="size-9 text-accent" />
      <h1 className="mt-5 text-xl font-semibold tracking-tight">There is nothing at this address</h1>
      <p className="mt-1.5 text-md text-ink-muted">
        The link may be incomplete, or what was here has gone. If somebody sent it to you, ask them to copy it again.
      </p>
      <Link href={patterns.home} className="mt-6 rounded-sm font-[550] text-accent underline underline-offset-3">
        Go to your channels
      </Link>
    </main>
  );
}
