import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "关闭",
  "ui.tryAgain": "重试",
  "ui.copy": "复制",
  "ui.copied": "已复制",
  "ui.copied.said": "已复制。",
  "ui.copyByHand": "在普通 http 页面上，此浏览器不允许复制。内容已选中，请按 Ctrl+C 复制。",
  "ui.password.show": "显示密码",
  "ui.password.hide": "隐藏密码",
} as const satisfies Record<string, Text>;
