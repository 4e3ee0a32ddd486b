import { ChevronsUpDown, LogOut, Settings, SlidersHorizontal, Smile } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { PresenceDot } from "../presence/PresenceDot.tsx";
import { StatusText } from "../presence/StatusText.tsx";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { errorText } from "./field-errors.ts";
import { useSession } from "./session.ts";
import { useAction } from "./use-action.ts";

/** Who one is, and what one can do about that. */
export function AccountMenu() {
  const me = useReadable(useChat().me);
  const session = useSession();
  const openDialog = useOpenDialog();
  const signOut = useAction(() => session.signOut());
  if (!me) {
    return (
      <div className="flex h-11 items-center gap-2.5 px-2">
        <Skeleton className="size-7 rounded-md" />
        <Skeleton className="h-3.5 w-28" />
      </div>
    );
  }
  const items: MenuItem[] = [
    { label: t("shell.account.signOut"), icon: <LogOut className="size-4" />, onSelect: () => void signOut.run() },
  ];
  const preferences = () => navigate(patterns.preferences);
  if (me.role === "admin") {
    const onSelect = () => openDialog({ kind: "workspace-settings" });
    items.unshift({ label: t("shell.account.workspace"), icon: <Settings className="size-4" />, onSelect });
  }
  items.unshift({ label: t("shell.account.preferences"), icon: <SlidersHorizontal className="size-4" />, onSelect: preferences });
  items.unshift({ label: t("shell.account.status"), icon: <Smile className="size-4" />, onSelect: () => openDialog({ kind: "status" }) });
  return (
    <>
      {signOut.error && (
        <Banner kind="danger" className="mb-1">
          {t("shell.account.stillSignedIn", { reason: errorText(signOut.error) })}
        </Banner>
      )}
      <Menu
        label={t("shell.account")}
        side="top"
        items={items}
        trigger={
          <button
            type="button"
            className="flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-start hover:bg-hover aria-expanded:bg-hover"
          >
            <span className="relative flex">
              <Avatar name={me.name} seed={me.id} size="sm" />
              <PresenceDot userId={me.id} className="absolute -end-1 -bottom-1 bg-side ring-2 ring-side" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="flex gap-1.5 leading-4.5 font-[550]">
                <span dir="auto" className="truncate">
                  {me.name}
                </span>
                <StatusText userId={me.id} className="shrink-0" />
              </span>
              <span className="block truncate text-xs text-ink-faint">
                <bdi>{`@${me.username}`}</bdi>
              </span>
            </span>
            <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden="true" />
          </button>
        }
      />
    </>
  );
}
