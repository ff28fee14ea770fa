/** Mails to shoppers. The subject says what to do, how much and by when; the text is complete without its pictures. */
export const mail = {
  test: "TEST, no real money: {{subject}}",
  subject: {
    issued: "Pay {{amount}} with {{method}} before {{date}}",
    reminder: "Reminder: pay {{amount}} with {{method}} before {{date}}",
    paid: "We received your payment of {{amount}}",
    checking: "Time is up, still checking: {{amount}} with {{method}}",
    expired: "Do not pay this number any more: {{amount}} with {{method}}",
    late_deciding: "Your payment of {{amount}} came late: the shop is deciding",
    late_fulfil: "Your payment of {{amount}} came late, and your order goes on",
    late_refund: "Your payment of {{amount}} came late: your money goes back",
    late_credit: "Your payment of {{amount}} came late: you get store credit",
    difference: "We received a payment that differs from {{amount}}",
    paid_twice: "We received your payment of {{amount}} twice",
    refund_data: "Where shall we send {{amount}}? Tell us your account",
    refund_sent: "{{amount}} is on its way back to you",
  },
  heading: {
    issued: "Your payment number",
    reminder: "Your payment is still open",
    paid: "We received your payment",
    checking: "Time is up, we are still checking",
    expired: "This number is over",
    late_deciding: "Your payment came late",
    late_fulfil: "Your order goes on",
    late_refund: "Your money goes back to you",
    late_credit: "You get store credit",
    difference: "Your payment arrived, but something differs",
    paid_twice: "You paid twice",
    refund_data: "Where shall the money go?",
    refund_sent: "Your money is on its way back",
  },
  sentence: {
    issued: "Pay your order at {{shop}} with this number. You need nothing else.",
    reminder: "Your order at {{shop}} waits for your payment. If you have just paid, do nothing.",
    paid: "Thank you. {{shop}} has been told, and your order goes on. Keep your receipt until it arrives.",
    checking:
      "If you already paid, do nothing: we are still waiting for the confirmation. Do not pay this number now.",
    expired:
      "No payment reached us in time. Do not pay this number any more. If you paid in time, write to {{shop}}.",
    late_deciding:
      "Your money arrived, but the order was closed by then. {{shop}} now decides: send your order or give the money back. Do not pay again.",
    late_fulfil: "Your money came late, but {{shop}} will send your order. You need to do nothing.",
    late_refund: "Your money arrived when the order was closed. {{shop}} gives it back. Keep your receipt.",
    late_credit:
      "Your money arrived when the order was closed. {{shop}} gives you this amount as credit for another purchase. Keep your receipt.",
    difference:
      "What arrived is not exactly {{amount}}. A person at {{shop}} is looking at it and will decide. Do not pay again.",
    paid_twice:
      "Two payments arrived for one order. {{shop}} knows, and one of them is to go back to you. Keep both receipts.",
    refund_data:
      "{{shop}} gives you this money back by bank transfer. Open the link and say which account it shall go to. The link works once and only for a short time.",
    refund_sent: "{{shop}} has given this money back. It can take a few days until you see it.",
  },
  label: {
    amount: "Pay exactly",
    paid: "Amount",
    refund: "To give back",
    deadline: "Before",
    agreement: "Agreement",
    efecty: "Reference",
    pagoefectivo: "CIP code",
    orderAt: "Order at",
  },
  exact: "in cash, exactly this amount",
  counters: "Counters may close earlier: check their hours.",
  sayAtCounter: "Say at the counter:",
  byBank: "You can also pay in your bank's app or website: “Pago de servicios”, PagoEfectivo, CIP code.",
  barcode: "Barcode of number {{reference}}",
  open: {
    pay: "Open my payment number",
    see: "See my payment",
    fresh: "Get a new number",
    bank: "Say where the money goes",
  },
  safe: "We never ask for card numbers or passwords. Our links all begin with {{origin}}.",
  why: "You get this mail because this address was given for an order at {{shop}}.",
  stop: "No more reminders:",
  stopPage: {
    title: "Reminders of {{shop}}",
    heading: "Do you want no more reminders?",
    sentence:
      "We then send you no more reminders for orders at this shop. You still get your payment number and news about your money.",
    button: "Stop reminders",
    done: "Done: no more reminders",
    doneSentence: "You still get your payment number and news about your money.",
  },
};
