import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "保存済み",
  "saved.pageTitle": "保存済み · ChatFlow",
  "saved.none": "保存したメッセージはまだありません",
  "saved.noneText": "メッセージを保存すると、ここで見返せます。メッセージのメニューから保存できます。ほかの人には表示されません。",
  "saved.at": "保存: {time}",
  "saved.in": "会話: {place}",
  "saved.show": "会話で表示",
  "saved.remove": "保存を解除",
  "saved.kept": "保存を解除できませんでした。",
} as const satisfies Record<string, Text>;
