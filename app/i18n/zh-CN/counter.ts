import type { counter as source } from "../en/counter.ts";

export const counter: typeof source = {
  replaced: {
    link: "查看新号码",
    note: "这个号码取代了 {{reference}}，不要再付旧号码。",
  },
  actions: {
    cashier: "给收银员看",
    save: "保存",
    share: "分享",
    print: "打印",
    page: "PDF，A4 纸",
    receipt: "PDF，80 毫米纸",
    picture: "图片",
    calendar: "日历提醒",
    whatsapp: "WhatsApp",
    mail: "电子邮件",
  },
  share: {
    subject: "在 {{method}} 为 {{shop}} 付款",
    text: "请在{{deadline}}之前到 {{method}} 付款 {{amount}}。{{numbers}}。{{url}}",
    number: "{{label}}：{{number}}",
  },
  cashier: {
    heading: "{{method}} 付款",
    amount: "准确金额",
    means: {
      efecty: "我要在 Efecty 按这个付款号码付款。",
      efectyAgreement: "我要在 Efecty 向协议号 {{agreement}} 按这个付款号码付款。",
      pagoefectivo: "我要用这个 CIP 号码付 PagoEfectivo。",
    },
    bright: "请调高屏幕亮度，方便扫码器读取。",
    close: "关闭",
  },
  where: {
    heading: "在哪里付款",
    efecty: "哥伦比亚的任何 Efecty 网点都可以付。网点属于 Efecty，不属于商店。",
    pagoefectivo: "接受 PagoEfectivo 的代理点、小店和银行。不是每家都收大额付款，排队前请先问一下。",
    hours: "去之前请先查看营业时间。",
    finder: "在 {{host}} 查找付款地点",
  },
  timeLeft: "还剩 {{hours}} 小时 {{minutes}} 分钟",
  asOf: "没有网络。这是 {{time}} 的状态。",
  small: {
    heading: "须知",
    collects: "{{gateway}} 代收款项，再转给商店 {{shop}}。",
    refunds: "如需退款，由商店办理。",
    real: "本页面的网址是 {{host}}。如果网址不同，请不要付款。",
    privacy: "拥有此链接的人都能查看并支付这笔订单。这里不显示您的个人信息。",
  },
};
