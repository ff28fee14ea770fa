import type { errors as source } from "../en/errors.ts";

export const errors: typeof source = {
  language: "语言",
  requestId: "如需帮助，请提供此编号：",
  page: {
    not_found: {
      heading: "页面不存在",
      sentence: "请检查链接是否完整。",
      next: "请从您的订单或邮件中重新打开链接。",
    },
    gone: {
      heading: "这个链接已失效",
      sentence: "付款结束一段时间后，付款链接会停止使用。",
      next: "请返回店铺查看您的订单。",
    },
    bad_request: {
      heading: "无法读取这个请求",
      sentence: "表单或链接中缺少内容。",
      next: "请返回并重新加载页面，然后再试一次。",
    },
    unexpected: {
      heading: "我们这边出了问题",
      sentence: "您的付款是安全的：如果已经付款，不需要再付一次。",
      next: "请一分钟后重新加载此页面。",
    },
    shop_unknown: {
      heading: "无法确定是哪家店铺",
      sentence: "此页面需要从 Shopify 打开。",
      next: "请在 Shopify 中打开“设置”中的“付款”，然后重新选择此应用。",
    },
    install_refused: {
      heading: "安装没有完成",
      sentence: "无法验证 Shopify 的回应，或回应已超时。",
      next: "请在 Shopify 中打开“设置”中的“付款”，然后重新开始。",
    },
    shopify_unavailable: {
      heading: "Shopify 没有回应",
      sentence: "安装暂时无法继续。",
      next: "请等一分钟，然后从 Shopify 重新打开应用。",
    },
    session_expired: {
      heading: "会话已结束",
      sentence: "为了安全，此页面只在一段时间内有效。",
      next: "请从 Shopify 重新打开应用。",
    },
    panel_closed: {
      heading: "请在 Shopify 后台中打开本页面",
      sentence: "我们无法识别您来自哪家店铺。",
      next: "在店铺后台依次打开“应用”“Recaudo”。",
    },
    panel_refused: {
      heading: "Shopify 未授权访问该店铺",
      sentence: "Recaudo 可能已从店铺卸载，或其权限已变更。",
      next: "在店铺后台依次打开“应用”“Recaudo”，并同意 Shopify 的授权请求。若仍无法打开，请重新安装应用。",
    },
    panel_unavailable: {
      heading: "Shopify 暂无响应",
      sentence: "我们暂时无法向 Shopify 核实您的身份。收款不受影响。",
      next: "请稍等一分钟，再从店铺后台打开 Recaudo。",
    },
  },
};
