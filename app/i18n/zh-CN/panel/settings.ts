import type { settings as english } from "../../en/panel/settings.ts";

export const settings: typeof english = {
  title: "设置",
  save: "保存",
  life: {
    heading: "付款单有效期",
    label: "小时数",
    help: "6 到 720 小时。留空则使用 Shopify 和网关允许的最长时间。",
    bounds: "{{gateway}}（{{country}}）：{{min}} 至 {{max}}",
    error: {
      voucher_life_out_of_range: "请输入 6 到 720 的整数，或留空。",
      unknown_policy: "请选择逾期款项的处理方式。",
      unknown_shop: "该店铺已卸载应用。请从 Shopify 重新打开应用。",
    },
  },
  grace: {
    heading: "截止后的等待时间",
    sentence:
      "顾客按时支付的现金可能稍后才到账，因此要等这段时间过后才会放弃订单。等待时间依据各网关的说明，并按所在国家的工作日计算。",
    line: "{{gateway}}（{{country}}）：{{hours}}或 {{days}} 个工作日，以较晚结束者为准",
  },
  late: {
    heading: "订单放弃后才到账的款项",
    choice: {
      fulfil: { label: "仍有库存时履行订单", help: "无法确认有库存时，等待您决定。" },
      hold: { label: "每次询问我", help: "该款项会列入异常，等待您决定。" },
      refund: { label: "退款", help: "网关支持时通过网关退款，否则银行转账。" },
      credit: { label: "作为顾客的余额保留", help: "由您在 Shopify 中为顾客充入余额。" },
    },
  },
  refunds: {
    heading: "支付网关",
    label: "优先使用可自行退款的网关",
    help: "只要有一个网关支持退款，就不使用不支持退款的网关。",
  },
  orders: {
    heading: "未付款的订单",
    choice: {
      cancel_and_restock: { label: "取消订单并恢复库存", help: "付款单及等待时间结束后立即执行。" },
      cancel: { label: "取消订单，不改动库存", help: "适合在其他系统管理库存的店铺。" },
      leave_open: { label: "保留订单", help: "我们只添加标签，由您在 Shopify 中处理。" },
    },
  },
  accounts: { heading: "网关凭证与使用顺序", open: "打开支付网关" },
};
