import type { setup as english } from "../../en/panel/setup.ts";

export const setup: typeof english = {
  title: "为您的店铺开通现金收款",
  intro: "共六步。已完成的步骤会保留，您可以随时返回任意一步修改。",
  stepOf: "第 {{number}} 步，共 {{all}} 步",
  state: { done: "已完成", next: "下一步", later: "待完成" },
  step: {
    install: {
      heading: "安装 Recaudo",
      sentence: "Recaudo 已安装到 {{shop}}。",
    },
    account: {
      heading: "接入支付网关",
      sentence: "选择国家和代您收取现金的支付网关，并保存其凭证。",
      open: "选择支付网关",
      again: "查看支付网关",
    },
    webhook: {
      heading: "接收网关的付款通知",
      sentence: "把我们的通知地址填到支付网关，并检测能否送达。",
      open: "查看通知地址",
      again: "检测通知地址",
    },
    method: {
      heading: "在 Shopify 创建付款方式",
      sentence: "在结账页添加一个手动付款方式：我们提供要粘贴的内容，您告诉我们它的名称。",
      open: "创建付款方式",
      again: "修改名称",
    },
    order: {
      heading: "到网点支付一笔测试订单",
      sentence: "像顾客一样下单，用现金付款，并在这里查看到账过程。",
      open: "开始测试订单",
      again: "查看测试订单",
    },
    live: {
      heading: "正式收款",
      sentence: "完成以上步骤后，每笔使用现金付款方式的订单都会自动生成付款单。",
      done: "店铺已可收取现金。每笔使用现金付款方式的订单都会自动生成付款单。",
    },
  },
  back: "返回开通步骤",
  saved: "已保存",
  notSaved: "未保存任何内容，请检查：",
};
