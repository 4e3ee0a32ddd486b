/** The app's addresses, each written here once. */
export const patterns = {
  home: "/",
  signIn: "/sign-in",
  signUp: "/sign-up",
  join: "/join/:code",
  browse: "/channels",
  channel: "/c/:channelId",
  channelSettings: "/c/:channelId/settings",
  channelMembers: "/c/:channelId/members",
  message: "/c/:channelId/:messageId",
  thread: "/c/:channelId/thread/:threadId",
  threadMessage: "/c/:channelId/thread/:threadId/:messageId",
  inbox: "/inbox",
  threads: "/threads",
  saved: "/saved",
  scheduled: "/scheduled",
  search: "/search",
  welcome: "/welcome/:step",
  preferences: "/preferences",
  preferencesSection: "/preferences/:section",
} as const;

export const channelAddress = (channelId: string) => `/c/${channelId}`;
export const welcomeAddress = (step: string) => `/welcome/${step}`;
export const channelSettingsAddress = (channelId: string) => `/c/${channelId}/settings`;
export const channelMembersAddress = (channelId: string) => `/c/${channelId}/members`;
export const preferencesAddress = (section: string) => `/preferences/${section}`;
/** A permalink: the channel, and the message to show in it. */
export const messageAddress = (channelId: string, messageId: string) => `/c/${channelId}/${messageId}`;
export const threadAddress = (channelId: string, threadId: string) => `/c/${channelId}/thread/${threadId}`;
/** Where a message is to be seen: a reply in its thread, everything else in its channel. */
export function addressOf({ channelId, id, threadId }: { channelId: string; id: string; threadId?: string | undefined }): string {
  return threadId === undefined ? messageAddress(channelId, id) : `${threadAddress(channelId, threadId)}/${id}`;
}

/** The search for these words. */
export const searchAddress = (query: string) => (query === "" ? patterns.search : `${patterns.search}?q=${encodeURIComponent(query)}`);

/** The page to sign in at, which leads on to where one wanted to go. */
export function signInAddress(wanted: string): string {
  return wanted === "/" ? patterns.signIn : `${patterns.signIn}?next=${encodeURIComponent(wanted)}`;
}

/** Where to go after signing in. Only pages of this app: anything else in the address was put there by somebody else. */
export function nextAddress(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  try {
    const here = "http://here.invalid";
    const url = new URL(next, here);
    return url.origin === here && next.startsWith("/") ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}
