import { MoreHorizontal, Pin, Trash2 } from "lucide-react";
import { useState } from "react";
import { Beside } from "../ui/Beside.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Sample } from "./Sample.tsx";

/** What lies over the page. It comes up in the theme of the page itself, not in the one of its column. */
export function Floating() {
  const [open, setOpen] = useState(false);
  const [beside, setBeside] = useState(false);
  return (
    <Sample name="Menu, Beside, Dialog">
      <Menu
        label="Example"
        trigger={
          <IconButton label="More">
            <MoreHorizontal className="size-4" />
          </IconButton>
        }
        items={[
          { label: "Pin", icon: <Pin className="size-4" />, onSelect: () => undefined },
          { label: "Delete", icon: <Trash2 className="size-4" />, onSelect: () => undefined, danger: true },
        ]}
      />
      {beside ? (
        <Beside title="Beside its button" trigger={<Button>Open beside</Button>} className="p-4">
          {(close) => <Button onClick={close}>Close</Button>}
        </Beside>
      ) : (
        <Button onClick={() => setBeside(true)}>Open beside</Button>
      )}
      <Button onClick={() => setOpen(true)}>Open a dialog</Button>
      {open && (
        <Dialog title="A question" description="With what it is about." onClose={() => setOpen(false)}>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button kind="primary" onClick={() => setOpen(false)}>
              Yes
            </Button>
          </div>
        </Dialog>
      )}
    </Sample>
  );
}
