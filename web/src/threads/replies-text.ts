export const repliesText = (count: number): string => (count === 1 ? "1 reply" : `${count.toLocaleString("en")} replies`);
