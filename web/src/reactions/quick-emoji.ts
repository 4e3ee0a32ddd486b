/** Those that most reactions are, offered without opening the picker. */
export const quickEmoji = [
  { emoji: "👍", name: "thumbs up" },
  { emoji: "❤️", name: "red heart" },
  { emoji: "😄", name: "grinning face" },
  { emoji: "🎉", name: "party popper" },
] as const;
