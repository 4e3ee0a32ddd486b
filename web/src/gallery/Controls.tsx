import { Pin, Settings } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Keys } from "../ui/Keys.tsx";
import { Switch } from "../ui/Switch.tsx";
import { Sample } from "./Sample.tsx";

const kinds = ["primary", "quiet", "plain", "danger"] as const;

/** What is pressed: at rest, small, busy and disabled. Point at them and go along by Tab for the other states. */
export function Controls() {
  const [on, setOn] = useState(true);
  return (
    <>
      {kinds.map((kind) => (
        <Sample key={kind} name={`Button, ${kind}`}>
          <Button kind={kind}>Save</Button>
          <Button kind={kind} size="sm">
            Small
          </Button>
          <Button kind={kind} busy>
            Busy
          </Button>
          <Button kind={kind} disabled>
            Disabled
          </Button>
        </Sample>
      ))}
      <Sample name="IconButton">
        <IconButton label="Pin">
          <Pin className="size-4" />
        </IconButton>
        <IconButton label="Open" aria-expanded="true">
          <Settings className="size-4" />
        </IconButton>
        <IconButton label="Disabled" disabled>
          <Settings className="size-4" />
        </IconButton>
      </Sample>
      <Sample name="Switch">
        <Switch label="Changes at once" text="With a sentence about what it means." checked={on} onChange={setOn} />
        <Switch label="Off" checked={!on} onChange={() => setOn(!on)} />
        <Switch label="Disabled" checked disabled onChange={setOn} />
      </Sample>
      <Sample name="Checkbox">
        <Checkbox label="Chosen" text="With a sentence about it." checked={on} onChange={setOn} />
        <Checkbox label="Not chosen" checked={!on} onChange={() => setOn(!on)} />
        <Checkbox label="Disabled" checked disabled onChange={setOn} />
      </Sample>
      <Sample name="Keys">
        <Keys names={["Ctrl", "K"]} />
        <Keys names={["⌥", "⇧", "↑"]} />
      </Sample>
    </>
  );
}
