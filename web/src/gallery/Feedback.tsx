import { Bookmark } from "lucide-react";
import { Avatar } from "../ui/Avatar.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { CountBadge } from "../ui/CountBadge.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Logo } from "../ui/Logo.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { Sample } from "./Sample.tsx";

const people = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "名無し"];

/** What the app says and shows by itself. */
export function Feedback() {
  return (
    <>
      <Sample name="Banner">
        <Banner>Something worth knowing about what stands beside it.</Banner>
        <Banner kind="danger" action={<Button size="sm">Try again</Button>}>
          It did not work, and this is why.
        </Banner>
      </Sample>
      <Sample name="EmptyState">
        <EmptyState title="Nothing is saved yet" icon={<Bookmark className="size-6" />} actions={<Button kind="primary">Do it</Button>}>
          What this place is for, and what to do next.
        </EmptyState>
      </Sample>
      <Sample name="ListEnd, when a page did not come">
        <ListEnd status="failed" error="The server cannot be reached." onMore={() => undefined} />
      </Sample>
      <Sample name="Skeleton, Spinner">
        <Skeleton className="h-4 w-40" />
        <Spinner />
      </Sample>
      <Sample name="CountBadge">
        <CountBadge count={3} text="3 unread" loud={false} />
        <CountBadge count={120} text="120 mentions" loud />
      </Sample>
      <Sample name="Avatar">
        {people.map((name) => (
          <Avatar key={name} name={name} seed={name} />
        ))}
        <Avatar name="Small" seed="s" size="sm" />
        <Avatar name="Tiny" seed="t" size="xs" />
      </Sample>
      <Sample name="Logo">
        <Logo className="size-9 text-accent" />
      </Sample>
    </>
  );
}
