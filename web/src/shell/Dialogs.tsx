import { type ReactNode, Suspense, useCallback, useState } from "react";
import { laterNamed } from "../ui/lazy-named.ts";
import { DialogContext, type DialogRequest } from "./dialogs.ts";

const OpenDialog = laterNamed(() => import("./OpenDialog.tsx"), "OpenDialog");

/** Gives everything inside it `useOpenDialog`, and shows the dialog that was asked for. */
export function Dialogs({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<DialogRequest | null>(null);
  const openLater = useCallback((request: DialogRequest) => setTimeout(() => setOpen(request), 0), []);
  // One that was closed while the server had not answered yet may say once more that it is done: not the next one.
  const close = () => setOpen((now) => (now === open ? null : now));
  return (
    <DialogContext value={openLater}>
      {children}
      <Suspense fallback={null}>{open && <OpenDialog request={open} onClose={close} />}</Suspense>
    </DialogContext>
  );
}
