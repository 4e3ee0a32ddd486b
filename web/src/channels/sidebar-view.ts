import { createStore } from "../state.ts";
import type { BuiltIn } from "./sidebar-sections.ts";

/** How this browser shows the list: what is one's own on every device is in the preferences instead. */
type SidebarView = { collapsed: readonly string[]; unreadOnly: boolean };

const key = "chatflow:sidebar";
const store = createStore<SidebarView>(kept());

function kept(): SidebarView {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof read === "object" && read !== null && "collapsed" in read && "unreadOnly" in read && Array.isArray(read.collapsed)) {
      return { collapsed: read.collapsed.map(String), unreadOnly: read.unreadOnly === true };
    }
  } catch {
    // unreadable or refused: as it is at first
  }
  return { collapsed: [], unreadOnly: false };
}

function change(next: Partial<SidebarView>) {
  store.set({ ...store.get(), ...next });
  try {
    localStorage.setItem(key, JSON.stringify(store.get()));
  } catch {
    // private mode, full or forbidden: it holds until the page is left
  }
}

export const sidebarView = {
  get: store.get,
  subscribe: store.subscribe,
  setCollapsed(section: BuiltIn, collapsed: boolean) {
    const others = store.get().collapsed.filter((one) => one !== section);
    change({ collapsed: collapsed ? [...others, section] : others });
  },
  setUnreadOnly: (unreadOnly: boolean) => change({ unreadOnly }),
};
