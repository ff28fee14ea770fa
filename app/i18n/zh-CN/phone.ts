import type { phone as source } from "../en/phone.ts";

export const phone: typeof source = {
  message: {
    link: "您在 {{shop}} 的订单等待付款：请获取付款号码，用现金支付 {{amount}} 即可。",
    link_reminder: "您在 {{shop}} 的订单仍未付款：请在链接失效前获取付款号码，支付 {{amount}} 即可。",
    issued:
      "您在 {{shop}} 的订单：请用 {{method}} 支付 {{amount}}，号码 {{number}}，截止 {{date}}。请保留收据。",
    reminder:
      "提醒您在 {{shop}} 的订单：请用 {{method}} 支付 {{amount}}，号码 {{number}}，截止 {{date}}。如果您刚刚付过款，无需任何操作。",
    last_call:
      "您在 {{shop}} 的订单只剩几小时：请用 {{method}} 支付 {{amount}}，号码 {{number}}，截止 {{date}}。如果您刚刚付过款，无需任何操作。",
    withdrawn: "您在 {{shop}} 的订单已更改或取消：请勿再支付 {{amount}}（号码 {{number}}），谢谢。",
    paid: "已收到您的付款 {{amount}}。您在 {{shop}} 的订单会继续处理。",
    checking:
      "您在 {{shop}} 支付 {{amount}} 的期限已过。如果您已付款，无需任何操作：我们仍在核对。现在请不要支付此号码。",
    expired: "您在 {{shop}} 支付 {{amount}} 的号码已失效，请勿再支付。",
    late_deciding: "您的付款 {{amount}} 迟到了。商店 {{shop}} 正在决定如何处理，请不要再次付款。",
    late_fulfil: "您的付款 {{amount}} 迟到了，但 {{shop}} 会为您发货。",
    late_refund: "您的付款 {{amount}} 迟到了。商店 {{shop}} 将退款给您，请保留收据。",
    late_credit: "您的付款 {{amount}} 迟到了。商店 {{shop}} 会将其转为余额，请保留收据。",
    difference: "您在 {{shop}} 的订单收到的金额不等于 {{amount}}，工作人员正在核查。请不要再次付款。",
    paid_twice: "您在 {{shop}} 的付款 {{amount}} 收到了两次，其中一笔应退还给您。请保留两张收据。",
    refund_data: "来自 {{shop}} 的 {{amount}} 要转到哪个账户？我们已向您发送邮件，请通过邮件中的链接填写。",
    refund_sent: "来自 {{shop}} 的 {{amount}} 正在退还给您，可能需要几天才会到账。",
  },
  noNumber: "见页面",
  button: "打开",
  footer: "回复“退订”即可停止接收消息。",
  page: {
    title: "WhatsApp 消息",
    heading: "通过 WhatsApp 接收付款消息",
    sentence: "我们只会就这笔付款向此号码发送消息：付款号码、提醒以及到账通知。",
    phone: "您的 WhatsApp 号码",
    hint: "例如 300 123 4567",
    agree: "是的，请通过 WhatsApp 向我发送这笔付款的消息。",
    stop: "随时回复“退订”，我们就不再发送。",
    button: "通过 WhatsApp 接收消息",
    done: "完成：您将通过 WhatsApp 收到消息",
    doneSentence: "邮件照常发送。",
    off: "WhatsApp 消息已停止",
    back: "返回我的付款",
    error: {
      phone_empty: "请填写您的号码。",
      phone_malformed: "这不是手机号码。其他国家的号码以 + 和国家代码开头。",
      not_agreed: "如果您想接收消息，请勾选此框。",
    },
  },
};
