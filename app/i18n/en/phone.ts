/**
 * Messages to phones. Each sentence is approved by Meta as it stands, so one that changes needs a new approval; it may
 * neither begin nor end with a value. The button under it opens the payment.
 */
export const phone = {
  message: {
    link: "Your order at {{shop}} waits: get your number to pay {{amount}} in cash.",
    link_reminder:
      "Your order at {{shop}} still waits: get your number to pay {{amount}} before the link ends.",
    issued:
      "Your order at {{shop}}: pay {{amount}} with {{method}}, number {{number}}, before {{date}}. Keep the receipt.",
    reminder:
      "Reminder of your order at {{shop}}: pay {{amount}} with {{method}}, number {{number}}, before {{date}}. If you have just paid, do nothing.",
    last_call:
      "Last hours for your order at {{shop}}: pay {{amount}} with {{method}}, number {{number}}, before {{date}}. If you have just paid, do nothing.",
    withdrawn:
      "Your order at {{shop}} changed or was canceled: do not pay {{amount}} with number {{number}} any more.",
    paid: "We received your payment of {{amount}}. Your order at {{shop}} goes on.",
    checking:
      "Time is up for {{amount}} at {{shop}}. If you already paid, do nothing: we are still checking. Do not pay the number now.",
    expired: "Your number for {{amount}} at {{shop}} is over. Do not pay it any more.",
    late_deciding:
      "Your payment of {{amount}} came late. The shop {{shop}} now decides what becomes of it. Do not pay again.",
    late_fulfil: "Your payment of {{amount}} came late, but {{shop}} will send your order.",
    late_refund: "Your payment of {{amount}} came late. The shop {{shop}} gives it back. Keep your receipt.",
    late_credit:
      "Your payment of {{amount}} came late. The shop {{shop}} gives you store credit. Keep your receipt.",
    difference:
      "What arrived for your order at {{shop}} is not exactly {{amount}}. A person is looking at it. Do not pay again.",
    paid_twice:
      "Your payment of {{amount}} at {{shop}} arrived twice. One of them is to go back to you. Keep both receipts.",
    refund_data: "Where shall {{amount}} from {{shop}} go? We sent you a mail with a link to say so.",
    refund_sent: "Your {{amount}} from {{shop}} is on its way back. It can take a few days.",
  },
  /** Stands for a number that the gateway shows only on its page. */
  noNumber: "on the page",
  button: "Open",
  footer: "Write STOP to get no more messages.",
  page: {
    title: "Messages by WhatsApp",
    heading: "News of your payment by WhatsApp",
    sentence:
      "We write to this number about this payment only: your number to pay, a reminder, and that it arrived.",
    phone: "Your WhatsApp number",
    hint: "For example 300 123 4567",
    agree: "Yes, send me news of this payment by WhatsApp.",
    stop: "Answer STOP at any time and we write no more.",
    button: "Get news by WhatsApp",
    done: "Done: you get news by WhatsApp",
    doneSentence: "Your mails go on as before.",
    off: "News by WhatsApp is off",
    back: "Back to my payment",
    error: {
      phone_empty: "Type your number.",
      phone_malformed:
        "This is no mobile number. Numbers of other countries begin with + and the country's code.",
      not_agreed: "Tick the box if you want messages.",
    },
  },
};
