import type { frame as english } from "../../en/panel/frame.ts";

export const frame: typeof english = {
  loading: "正在打开 Recaudo…",
  language: "语言",
  places: { setup: "开通步骤", payments: "付款", exceptions: "待办", accounts: "支付网关", settings: "设置" },
  error: {
    missing: {
      heading: "未找到该内容",
      next: "它可能属于其他店铺，或链接不完整。请从菜单中选择页面。",
    },
    broken: {
      heading: "我们这边出了点问题",
      next: "未做任何更改。请稍等一分钟，再从菜单打开本页面。",
    },
  },
};
