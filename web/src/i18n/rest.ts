import { accounts } from "./en/accounts.ts";
import { autocomplete } from "./en/autocomplete.ts";
import { channelPages } from "./en/channel-pages.ts";
import { composer } from "./en/composer.ts";
import { device } from "./en/device.ts";
import { emojiPicker } from "./en/emoji-picker.ts";
import { errors } from "./en/errors.ts";
import { forwarding } from "./en/forwarding.ts";
import { inbox } from "./en/inbox.ts";
import { keyboard } from "./en/keyboard.ts";
import { messageActions } from "./en/message-actions.ts";
import { messageList } from "./en/message-list.ts";
import { notifications } from "./en/notifications.ts";
import { pageHeader } from "./en/page-header.ts";
import { pins } from "./en/pins.ts";
import { preferences } from "./en/preferences.ts";
import { profileCard } from "./en/profile-card.ts";
import { saved } from "./en/saved.ts";
import { scheduled } from "./en/scheduled.ts";
import { search } from "./en/search.ts";
import { shellBackground } from "./en/shell-background.ts";
import { shellPages } from "./en/shell-pages.ts";
import { status } from "./en/status.ts";
import { switcher } from "./en/switcher.ts";
import { threadPanel } from "./en/thread-panel.ts";
import { ui } from "./en/ui.ts";
import { welcome } from "./en/welcome.ts";
import { workspace } from "./en/workspace.ts";

/** The English of everything that is fetched when it is first needed. */
export const rest = {
  ...pageHeader,
  ...ui,
  ...threadPanel,
  ...shellBackground,
  ...shellPages,
  ...emojiPicker,
  ...forwarding,
  ...profileCard,
  ...status,
  ...messageActions,
  ...messageList,
  ...pins,
  ...saved,
  ...accounts,
  ...autocomplete,
  ...channelPages,
  ...composer,
  ...device,
  ...errors,
  ...inbox,
  ...keyboard,
  ...notifications,
  ...preferences,
  ...switcher,
  ...scheduled,
  ...search,
  ...welcome,
  ...workspace,
};
