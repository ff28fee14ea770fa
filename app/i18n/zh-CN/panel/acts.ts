import type { acts as source } from "../../en/panel/acts.ts";

export const acts: typeof source = {
  heading: "可执行的操作",
  none: "目前无需操作。",
  back: "返回",
  of: {
    sync: {
      button: "立即查询网关",
      ask: "向网关查询这笔付款的所有付款号，并把届时的真实情况告知 Shopify。",
    },
    cancel: {
      button: "取消付款号",
      ask: "在网关收回付款号，使其无法再付款。如途中发现已付款，以付款为准。",
    },
    extend: {
      button: "延长截止时间",
      ask: "截止时间会延至 Shopify 和网关允许的最晚时间。有些网关会为此生成新付款号。",
    },
    reissue: {
      button: "重新生成付款号",
      ask: "先收回现有付款号，绝不会同时有两个。之后顾客的页面会显示新付款号。",
    },
    confirm: {
      button: "人工确认",
      ask: "用于已收到而网关没有通知的款项。会先询问网关。按您的确认，订单变为已付款，凭证会保存。",
    },
    accept: {
      button: "接受为付款",
      ask: "即使金额有差异或到账较晚，也把收到的款项作为整个订单的付款。Shopify 会得知已付款。此操作无法撤销。",
    },
    refund_second: { button: "退回第二笔付款", ask: "重复支付的全部款项会通过其网关退给顾客。" },
    refund_excess: { button: "退回多付部分", ask: "超出应付金额的部分会退给顾客。" },
    refund_held: { button: "退回逾期款项", ask: "逾期到账的全部款项会退给顾客。决定不再更改。" },
    refund_order: {
      button: "退款",
      ask: "款项退给顾客，并记入 Shopify 订单的账目。金额留空则退回全部余额。",
    },
    desk_open: {
      button: "人工退款",
      ask: "买家会得到一个填写银行账户的一次性链接，由您转账。从现在起该金额视为已退。",
    },
    credit: {
      button: "登记店铺余额",
      ask: "您已在 Shopify 为这笔款项给予店铺余额。相同编号视为同一笔余额。",
    },
    unclear: {
      button: "网关没有该付款号",
      ask: "您已在网关后台查看，确认没有。之后顾客可以重新获取。",
    },
    desk_read: { button: "查看银行账户", ask: "您将看到买家的收款账户。本次查看会记入历史。" },
    desk_finish: {
      button: "登记转账",
      ask: "您已按该金额完成转账。凭证会保存，银行账户会删除。",
    },
    desk_cancel: {
      button: "撤回",
      ask: "买家的链接会失效，银行账户会删除。之后该金额可用其他方式退回。",
    },
    check_refund: { button: "立即查询", ask: "向网关查询退款进度。款项不会重复发送。" },
    retry: { button: "重试", ask: "立即重新尝试已停止的任务。" },
    send_refund: {
      button: "退出款项",
      ask: "登记在 Shopify 账上的退款会在网关支持时通过网关退给顾客。仅当买家尚未收到款项时操作。",
    },
    resolve: {
      button: "了结",
      ask: "请选择结果并写明做了什么。仍有差异的款项必须先处理。",
    },
    assign: { button: "指派", ask: "由谁负责？姓名留空表示无人负责。" },
  },
  field: {
    reason: "原因（记入历史）",
    amount: "金额",
    amountAll: "金额（留空为全部余额）",
    reference: "收据或转账编号",
    note: "您看到或做了什么",
    file: "收据图片或 PDF（最大 2 MB）",
    gatewayPayment: "网关付款编号（如已知）",
    insists: "即使网关没有表示已付款，我仍坚持",
    looked: "我已在网关后台查看，没有付款号",
    credit: "店铺余额编号",
    word: "结果",
    owner: "姓名",
  },
  account: {
    holder: "户名",
    document: "证件",
    bank: "银行",
    type: "账户类型",
    number: "账号",
    types: { savings: "储蓄账户", current: "支票账户", deposit: "手机账户" },
  },
  link: "给买家的链接",
};
