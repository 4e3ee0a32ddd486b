import type { Text } from "../text.ts";

export const device = {
  "device.waits": "等待连接后发送",
  "device.changeWaits": "你的更改将在连接后生效",
  "device.takeBack": "编辑",
  "device.newVersion": "有新版本可用。",
  "device.reload": "重新加载",
  "device.full": "此设备空间即将用尽，因此你读过的内容不会保留供离线使用。你发送的内容是安全的。请释放一些空间，然后重新加载。",
  "device.blocked": "此浏览器不为 ChatFlow 保存任何内容。关闭页面后，尚未发送的内容将会丢失。",
  "device.noRoom": "此设备空间已满，关闭页面后，尚未发送的内容将会丢失。请释放一些空间，然后重新加载。",
  "device.unsentOnly": "此浏览器只保存你要发送的内容，因此查看较早的消息需要联网。重新加载页面可再试一次。",
} as const satisfies Record<string, Text>;
