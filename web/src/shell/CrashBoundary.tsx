import { Component, type ReactNode } from "react";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";

type State = { failed: boolean };

/** When a part of the page fails to render (or its code cannot be loaded after an update), says so instead of going blank. */
export class CrashBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert" className="mx-auto flex h-full max-w-md flex-col items-start justify-center px-6">
        <h1 className="text-xl font-semibold tracking-tight">{t("shell.crash.title")}</h1>
        <p className="mt-1.5 text-md text-ink-muted">{t("shell.crash.text")}</p>
        <Button kind="primary" className="mt-6" onClick={() => location.reload()}>
          {t("shell.crash.reload")}
        </Button>
      </main>
    );
  }
}
