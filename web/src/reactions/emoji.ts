/** One emoji and the words it is found by, its name first. */
export type Emoji = { emoji: string; name: string; words: string };

const list: readonly (readonly [emoji: string, name: string, words?: string])[] = [
  ["👍", "thumbs up", "yes agree ok like +1"],
  ["👎", "thumbs down", "no disagree -1"],
  ["❤️", "red heart", "love thanks"],
  ["😄", "grinning face", "happy smile laugh"],
  ["😂", "tears of joy", "laugh funny lol"],
  ["🎉", "party popper", "celebrate hooray congratulations"],
  ["🙏", "folded hands", "thanks please"],
  ["👏", "clapping hands", "applause bravo"],
  ["🙌", "raised hands", "hooray praise"],
  ["👋", "waving hand", "hello bye"],
  ["👌", "ok hand", "fine perfect"],
  ["🤝", "handshake", "deal agree"],
  ["💪", "flexed biceps", "strong effort"],
  ["✌️", "victory hand", "peace"],
  ["🤞", "crossed fingers", "luck hope"],
  ["👀", "eyes", "looking seen watching"],
  ["✅", "check mark", "done yes finished"],
  ["❌", "cross mark", "no wrong"],
  ["❓", "question mark", "what unclear"],
  ["❗", "exclamation mark", "important"],
  ["⚠️", "warning", "careful attention"],
  ["💯", "hundred points", "perfect agree"],
  ["🔥", "fire", "hot great"],
  ["🚀", "rocket", "launch ship release"],
  ["⭐", "star", "favourite favorite"],
  ["✨", "sparkles", "new shiny magic"],
  ["💡", "light bulb", "idea"],
  ["🎯", "bullseye", "goal exactly target"],
  ["🏆", "trophy", "win winner"],
  ["🎂", "birthday cake", "birthday"],
  ["🍕", "pizza", "lunch food"],
  ["☕", "hot beverage", "coffee tea break"],
  ["🍻", "beer mugs", "cheers drinks"],
  ["🌱", "seedling", "grow plant start"],
  ["🐛", "bug", "defect error"],
  ["🔧", "wrench", "fix repair tool"],
  ["🔒", "lock", "secure closed"],
  ["📌", "pushpin", "pin remember"],
  ["📅", "calendar", "date schedule"],
  ["📈", "chart rising", "growth up"],
  ["📉", "chart falling", "down"],
  ["⏰", "alarm clock", "time deadline"],
  ["⏳", "hourglass", "wait waiting"],
  ["🏠", "house", "home"],
  ["☀️", "sun", "weather holiday"],
  ["🌧️", "rain cloud", "weather"],
  ["🙂", "slight smile", "fine"],
  ["😉", "winking face", "wink joke"],
  ["😊", "warm smile", "blush happy"],
  ["😍", "heart eyes", "love"],
  ["🤩", "star-struck", "wow amazing"],
  ["😎", "sunglasses", "cool"],
  ["🤔", "thinking face", "hmm consider"],
  ["😅", "sweat smile", "phew oops"],
  ["😮", "open mouth", "surprised wow"],
  ["😢", "crying face", "sad"],
  ["😭", "loudly crying", "sad"],
  ["😱", "screaming face", "shock fear"],
  ["😴", "sleeping face", "tired"],
  ["😬", "grimacing face", "awkward"],
  ["🙄", "rolling eyes", "annoyed"],
  ["😡", "angry face", "mad"],
  ["🤯", "exploding head", "mind blown"],
  ["🤷", "shrug", "dunno whatever"],
  ["🤦", "facepalm", "oh no"],
  ["💔", "broken heart", "sad"],
  ["🫡", "saluting face", "yes sir will do"],
  ["🫶", "heart hands", "love thanks"],
];

export const allEmoji: readonly Emoji[] = list.map(([emoji, name, words = ""]) => ({ emoji, name, words: `${name} ${words}` }));

/** Those of which a word begins with each of the words typed; all of them when nothing is. */
export function findEmoji(query: string): readonly Emoji[] {
  const typed = query.toLowerCase().replaceAll(":", " ").split(/\s+/).filter(Boolean);
  return allEmoji.filter(({ emoji, words }) => {
    const known = words.split(/[\s-]+/);
    return typed.every((start) => emoji === start || known.some((word) => word.startsWith(start)));
  });
}
