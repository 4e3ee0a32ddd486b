import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "邀请成员",
  "workspace.invite.lead": "把此链接发给要加入的人。",
  "workspace.invite.link": "邀请链接",
  "workspace.invite.making": "正在创建链接…",
  "workspace.invite.local":
    "此链接只能在本机使用。请通过其他人可以访问的地址打开 ChatFlow，或将 CHATFLOW_PUBLIC_URL 设为该地址，然后在那里创建链接。",
  "workspace.invite.terms": { other: "可供 {count} 人使用，有效期至 {date}。请只分享给你信任的人：任何拿到链接的人都能加入。" },
  "workspace.invite.tryAgain": "重试",
  "workspace.logo": "图片",
  "workspace.logo.choose": "选择图片",
  "workspace.logo.remove": "移除",
  "workspace.logo.hint": "会截取图片中央的正方形部分。",
  "workspace.logo.unreadable": "浏览器无法读取此图片。请选择 PNG 或 JPEG。",
  "workspace.settings": "工作区设置",
  "workspace.settings.name": "名称",
  "workspace.settings.registration": "谁可以创建账号",
  "workspace.settings.byInvitation": "持有邀请链接的人",
  "workspace.settings.byInvitation.text": "每位成员都可以创建邀请链接。",
  "workspace.settings.open": "任何能访问此地址的人",
  "workspace.settings.open.text": "适合内部网络，在互联网上有风险。",
  "workspace.settings.cancel": "取消",
  "workspace.settings.save": "保存",
} as const satisfies Record<string, Text>;
