import type { Text } from "../text.ts";

export const device = {
  "device.waits": "接続を待っています",
  "device.changeWaits": "接続後に変更が反映されます",
  "device.takeBack": "編集",
  "device.newVersion": "新しいバージョンがあります。",
  "device.reload": "再読み込み",
  "device.full":
    "このデバイスの空き容量が少ないため、読んだ内容はオフライン用に保存されません。送信内容は失われません。空き容量を増やしてから再読み込みしてください。",
  "device.blocked": "このブラウザは ChatFlow のデータを保存しません。ページを閉じると、未送信の内容は失われます。",
  "device.noRoom":
    "このデバイスには空き容量がないため、ページを閉じると未送信の内容は失われます。空き容量を増やしてから再読み込みしてください。",
  "device.unsentOnly":
    "このブラウザには送信内容だけが保存されるため、以前のメッセージを読むには接続が必要です。もう一度試すには、ページを再読み込みしてください。",
} as const satisfies Record<string, Text>;
