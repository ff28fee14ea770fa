import type { merchant as english } from "../en/merchant.ts";

export const merchant: typeof english = {
  order: "{{shop}} 的订单",
  closing: {
    voucher_expired: "现金付款单已过期，未收到付款。",
    buyer_canceled: "现金付款单在付款前已取消。",
    amount_too_small: "金额低于现金网点的最低限额。",
    amount_too_large: "金额高于现金网点的最高限额。",
    gateway_refused: "支付网关拒绝了这笔现金付款。",
    account_error: "支付网关不接受该账户的凭证。请打开 Recaudo 重新保存。",
  },
  refusal: {
    not_paid: "该订单未收到现金付款，因此没有可退的款项。",
    other_currency: "客户付款的币种与这笔退款不同。请按付款的币种申请退款。",
    more_than_left: "金额超过了这笔付款的可退余额：之前通过网关或人工完成的退款已经扣除。请申请较小的金额。",
    refund_under_way: "这笔付款还有另一笔退款正在处理中。等它结束后，请按剩余金额重新申请。",
    full_refund_only:
      "支付网关只能全额退还这笔付款。请在此退还全部金额，或人工退还这一部分：Recaudo 的现金退款台会向客户收集银行账户，由您转账。",
    refund_not_offered:
      "支付网关无法退还现金付款。请人工退款：Recaudo 的现金退款台会向客户收集银行账户，由您转账。",
    refund_window_over:
      "支付网关只在付款后的一定天数内退款，期限已过。请人工退款：Recaudo 的现金退款台会向客户收集银行账户，由您转账。",
    refund_refused:
      "支付网关拒绝了退款，常见原因是网关账户余额不足。请在网关账户中查看该付款后重新申请，或用 Recaudo 的现金退款台人工退款。",
    account_refused:
      "支付网关不接受您账户的凭证，或已冻结该账户。款项没有退出。请打开 Recaudo 重新保存凭证，然后再次申请退款。",
    refund_not_paid_out:
      "支付网关受理了退款但未能付出，例如因为银行信息有误。款项没有退出。请重新申请，或用 Recaudo 的现金退款台人工退款。",
    capture_not_used: "现金付款在客户付款时即已完成，无需请款。",
    void_not_used: "无法在此作废现金付款单；它会在截止时间自动失效。",
  },
  routing: {
    chosen: "由它收款：它排在第一位。",
    stands_by: "备用：前面的账户无法使用时由它接替。",
    other_mode: "未选用：账户属于另一种模式（正式或测试）。",
    other_country: "未选用：账户属于其他国家。",
    method_off: "未选用：账户中这种付款方式已关闭。",
    decimals: "未选用：只接受整数比索。",
    amount_too_small: "未选用：最低收款金额为 {{bound}}。",
    amount_too_large: "未选用：最高收款金额为 {{bound}}。",
    life_too_long: "未选用：付款单有效期至少 {{hours}} 小时，超过您希望的时长。",
    document_missing: "未选用：需要顾客没有提供的证件。",
    cannot_refund: "未选用：您要求能退款，它不能退款，而另一个账户可以。",
    circuit_open: "未选用：近期没有回应。再次尝试的时间：{{until}}。",
  },
};
