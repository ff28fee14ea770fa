import type { orders as english } from "../../en/panel/orders.ts";

export const orders: typeof english = {
  method: {
    title: "Shopify 中的付款方式",
    steps: {
      heading: "在 Shopify 中操作",
      open: "依次打开“设置”“收款”。在“手动付款方式”下选择“创建自定义付款方式”。",
      name: "付款方式名称，粘贴：",
      details: "“其他详细信息”（顾客下单前看到），粘贴：",
      instructions: "“付款说明”（顾客下单后看到），粘贴：",
      activate: "点击“启用”。",
    },
    copy: "复制",
    copied: "已复制",
    copyByHand: "文字已选中，请用键盘复制。",
    names: {
      heading: "付款方式的名称",
      label: "付款方式名称，每行一个",
      help: "须与顾客在结账页看到的完全一致。改名后请添加新名称并保留旧名称，因为此前的订单仍使用旧名称。",
      save: "保存名称",
      error: {
        name_missing: "有空行。请删除该行，或填写名称。",
        name_too_long: "名称超过 100 个字符。请在 Shopify 和这里同时缩短。",
        too_many_names: "名称超过十个。请删除已没有未完成订单使用的名称。",
        unknown_policy: "请在设置中选择未付款订单的处理方式。",
        unknown_shop: "该店铺已卸载应用。请从 Shopify 重新打开应用。",
      },
    },
    paste: {
      name: { CO: "现金付款（Efecty）", PE: "现金付款（PagoEfectivo）" },
      details: {
        CO: "您可在任意 Efecty 网点用现金付款。下单后会获得付款号码及截止时间。",
        PE: "您可通过 PagoEfectivo 在代理点、银行或手机银行付款。下单后会获得付款代码及截止时间。",
      },
      instructions: "请打开订单页面：页面上有付款号码、金额、付款地点和截止时间。收到付款后订单即确认。",
    },
    meaning: "中文含义：",
    next: "继续测试订单",
  },
  first: {
    title: "测试订单",
    intro: "本页面会实时关注您的店铺。请保持打开，并完成以下操作：",
    steps: {
      place: "在另一个标签页以顾客身份打开店铺，用“{{method}}”下一笔小额订单。",
      placeUnnamed: "请先告诉我们付款方式的名称。",
      page: "打开该订单的付款页面：可从订单页面进入，或在这里出现后点击。",
      pay: "按页面上的号码，用现金支付准确金额。",
      after: "到账后，如不需要该订单，可进行退款。",
    },
    waiting: "正在等待使用您的付款方式的订单…",
    order: {
      heading: "最新订单",
      amount: "金额",
      placedAt: "收到订单的时间",
      reference: "付款号码",
      noReference: "顾客打开付款页面后获得。",
      open: "打开付款页面",
    },
    state: {
      started: "已收到订单",
      awaiting_payment: "等待现金付款",
      failed: "未能生成付款号码",
      canceled: "已取消",
      expired: "已过期",
      paid: "已付款",
      partially_refunded: "已付款，部分退款",
      refunded: "已付款，后已退款",
    },
    proved: "款项已到账，Shopify 已将订单显示为已付款。店铺可以收取现金了。",
  },
};
