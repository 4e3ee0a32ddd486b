import { ChatFlowError, type Workspace } from "@chatflow/protocol";
import { useRef } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useSession } from "../accounts/session.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { base64Of, logoOf } from "./logo-image.ts";
import { WorkspaceLogo } from "./WorkspaceLogo.tsx";

/** The workspace's picture and how to change it; a picture that is chosen counts at once. */
export function LogoField({ workspace }: { workspace: Workspace }) {
  const { client } = useChat();
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const save = useAction(async (logo: string | null) => session.setWorkspace(await client.call("workspace.update", { logo })));
  const choose = useAction(async (file: File) => {
    const picture = await logoOf(file);
    if (!picture) throw new ChatFlowError("invalid_input", { issues: [{ path: ["logo"], message: t("workspace.logo.unreadable") }] });
    await save.run(await base64Of(picture));
  });
  const error = choose.error ?? save.error;
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-[550]">{t("workspace.logo")}</legend>
      <div className="flex items-center gap-4">
        <WorkspaceLogo logo={workspace.logo} className="size-14 shrink-0" />
        <div className="flex flex-wrap gap-2">
          <Button busy={choose.busy || save.busy} onClick={() => input.current?.click()}>
            {t("workspace.logo.choose")}
          </Button>
          {workspace.logo !== null && (
            <Button kind="plain" onClick={() => void save.run(null)}>
              {t("workspace.logo.remove")}
            </Button>
          )}
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label={t("workspace.logo.choose")}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = ""; // the same one may be chosen again
          if (file) void choose.run(file);
        }}
      />
      <p role="status" className={error ? "mt-1.5 text-sm text-danger" : "mt-1.5 text-sm text-ink-muted"}>
        {error ? errorText(error) : t("workspace.logo.hint")}
      </p>
    </fieldset>
  );
}
