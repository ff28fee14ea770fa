import type { messages as english } from "../../en/panel/messages.ts";

export const messages: typeof english = {
  title: "发给顾客的消息",
  intro: "顾客会收到以下邮件。内容由我们撰写，如实说明款项情况；您可以选择发送哪些。",
  notSetUp: "此服务器尚未配置邮件，因此不会发送任何消息。请联系 Recaudo 的管理员设置 SMTP_URL 和 MAIL_FROM。",
  always: "始终发送：避免顾客误付，或错过退款。",
  save: "保存",
  open: "打开消息设置",
  preview: {
    button: "预览",
    heading: "预览：{{heading}}",
    language: "顾客的语言",
    subject: "主题",
    error: {
      no_account: "请先接入支付网关：预览需要一个账户。",
      unknown_message: "该消息已不存在，请重新加载页面。",
    },
  },
  error: {
    unknown_message: "该消息已不存在，请重新加载页面。",
    unknown_shop: "该店铺已卸载应用。请从 Shopify 重新打开应用。",
  },
};
