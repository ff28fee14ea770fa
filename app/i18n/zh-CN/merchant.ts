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
    full_refund_only: "支付网关只能全额退还这笔付款。请退还全部金额，或通过银行转账把这部分退给客户。",
    refund_not_offered: "支付网关无法退还这笔现金付款。请通过银行转账退款给客户。",
    refund_refused: "支付网关拒绝了退款。请在您的网关账户中查看该付款，或通过银行转账退款给客户。",
    capture_not_used: "现金付款在客户付款时即已完成，无需请款。",
    void_not_used: "无法在此作废现金付款单；它会在截止时间自动失效。",
  },
};
