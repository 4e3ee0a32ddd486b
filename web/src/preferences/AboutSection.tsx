import { version } from "../../package.json";
import { useSession } from "../accounts/session.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Logo } from "../ui/Logo.tsx";

/** What this is, and what it stands on just now: the first questions when somebody asks for help. */
export function AboutSection() {
  const { client } = useChat();
  const connection = useReadable(client.connection);
  const session = useReadable(useSession().state);
  const ways = {
    websocket: t("preferences.about.connection.websocket"),
    sse: t("preferences.about.connection.sse"),
    polling: t("preferences.about.connection.poll"),
  };
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-3">
        <Logo className="size-9 text-accent" />
        <div>
          <p className="font-semibold">{t("preferences.about.name")}</p>
          <p className="text-ink-muted">{t("preferences.about.version", { version })}</p>
        </div>
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
        <dt className="text-ink-muted">{t("preferences.about.workspace")}</dt>
        <dd dir="auto" className="truncate">
          {"workspace" in session ? session.workspace.name : ""}
        </dd>
        <dt className="text-ink-muted">{t("preferences.about.connection")}</dt>
        <dd>{connection.status === "online" ? ways[connection.transport] : t("preferences.about.connection.none")}</dd>
      </dl>
      <p className="text-ink-muted">{t("preferences.about.license")}</p>
      <p>
        <a
          href="/api/v1/reference"
          target="_blank"
          rel="noreferrer"
          className="rounded-sm font-[550] text-accent underline decoration-accent/35 underline-offset-3 hover:decoration-accent"
        >
          {t("preferences.about.reference")}
        </a>
      </p>
    </div>
  );
}
