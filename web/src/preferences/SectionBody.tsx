import type { ReactNode } from "react";
import { AboutSection } from "./AboutSection.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { KeyboardSection } from "./KeyboardSection.tsx";
import { NotificationsSection } from "./NotificationsSection.tsx";
import { PrivacySection } from "./PrivacySection.tsx";
import { ProfileSection } from "./ProfileSection.tsx";
import { SessionsSection } from "./SessionsSection.tsx";
import { StorageSection } from "./StorageSection.tsx";
import type { Section } from "./sections.ts";
import { WritingSection } from "./WritingSection.tsx";

export function SectionBody({ section }: { section: Section }): ReactNode {
  switch (section) {
    case "profile":
      return <ProfileSection />;
    case "appearance":
      return <AppearanceSection />;
    case "notifications":
      return <NotificationsSection />;
    case "writing":
      return <WritingSection />;
    case "privacy":
      return <PrivacySection />;
    case "sessions":
      return <SessionsSection />;
    case "keyboard":
      return <KeyboardSection />;
    case "storage":
      return <StorageSection />;
    case "about":
      return <AboutSection />;
  }
}
