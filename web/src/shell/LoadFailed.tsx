import { useChat } from "../chat.ts";
import { Button } from "../ui/Button.tsx";

/** Stands where the channels would be when the first load failed. */
export function LoadFailed() {
  const chat = useChat();
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-2 py-4">
      <p className="text-ink-muted">Your channels could not be loaded. The server may be out of reach.</p>
      <Button size="sm" onClick={() => chat.start()}>
        Try again
      </Button>
    </div>
  );
}
