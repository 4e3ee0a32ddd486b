import type { Text } from "../text.ts";

export const search = {
  "search.title": "メッセージを検索",
  "search.pageTitle": "検索 · ChatFlow",
  "search.back": "会話に戻る",
  "search.field": "検索する言葉",
  "search.where": "このデバイスに保存されている内容から検索します",
  "search.hint": "このデバイスで開いた会話の新しいメッセージから、入力した言葉をすべて含むものを探します。オフラインでも使えます。",
  "search.nothing": "見つかりませんでした",
  "search.nothing.hint":
    "このデバイスに、これらの言葉をすべて含むメッセージはありません。言葉を減らすか短くすると、見つかりやすくなります。",
  "search.found": { other: "メッセージ {count} 件" },
  "search.foundMost": "新しい順に {count} 件。言葉を増やすと絞り込めます",
  "search.failed": "検索が中断されました。{reason}",
  "search.again": "もう一度検索",
} as const satisfies Record<string, Text>;
