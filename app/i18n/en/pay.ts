import { counter } from "./counter.ts";

/** Shopper pages. English is the source of the keys; plain words, short sentences. */
export const pay = {
  title: "{{heading}} · {{shop}}",
  errorTitle: "Error: {{title}}",
  orderAt: "Your order at",
  language: "Language",
  test: "Test mode: no real money. Do not pay this at a counter.",
  backToShop: "Back to the shop",
  cancel: "Cancel and go back to the shop",
  notYet: "One moment: the shop has not answered yet. Try again in a few seconds.",
  method: { efecty: "Efecty", pagoefectivo: "PagoEfectivo" },
  country: { CO: "Colombia", PE: "Peru" },
  zone: " ({{country}} time)",
  amount: {
    label: "Pay exactly",
    plain: "Amount",
    words: { COP: "Colombian pesos", PEN: "Peruvian soles", USD: "US dollars" },
  },
  ask: {
    heading: "Get your payment number",
    sentence: "You get a number now and pay in cash later.",
    methods: "How do you want to pay?",
    about: {
      efecty: "In cash at any Efecty point in Colombia.",
      pagoefectivo: "In cash at agents, bodegas and banks, or from your bank's app or website.",
    },
    why: "The payment network asks who pays, so that your money finds your order. We do not use the number for anything else.",
    email: "Your e-mail",
    emailWhy: "The payment network wants it to confirm your payment. Your shop did not send one.",
    documentLegend: "Who pays",
    documentType: "Document type",
    documentNumber: "Document number",
    digits: "{{name}}: {{min}} to {{max}} digits",
    digitsExact: "{{name}}: {{min}} digits",
    onlyFor: "Only needed for {{method}}.",
    submit: "Get my payment number",
    safe: "We never ask for card numbers or passwords on this page.",
  },
  document: {
    CC: "Cédula de ciudadanía",
    CE_CO: "Cédula de extranjería",
    NIT: "NIT",
    DNI: "DNI",
    CE_PE: "Carné de extranjería",
    RUC: "RUC",
  },
  error: {
    summary: "Please check this and try again:",
    method_missing: "Choose how you want to pay.",
    email_missing: "Write your e-mail.",
    email_malformed: "This e-mail does not look right. Check it.",
    document_type: "Choose a document type from the list.",
    document_empty: "Type your document number.",
    document_digits: "Use digits only, without letters.",
    document_length: "The number of digits does not fit this document type. Count them again.",
    document_check_digit: "This number does not exist: one digit is wrong. Check it again.",
  },
  refusal: {
    document_refused:
      "The payment network did not accept this document. Check the number or use another document.",
    email_refused: "The payment network did not accept this e-mail. Write another one.",
    gateway_trouble: "We could not reach the payment network. Nothing was charged. Try again in a moment.",
  },
  problem: {
    next: "Go back to the shop and choose another way to pay. Nothing was charged.",
    currency_not_offered: {
      heading: "This currency cannot be paid in cash",
      sentence: "Efecty takes Colombian pesos. PagoEfectivo takes Peruvian soles.",
    },
    centavos_not_payable: {
      heading: "This amount cannot be paid in cash",
      sentence: "Efecty takes whole pesos only, and this total has centavos.",
    },
    amount_too_small: {
      heading: "This amount is too small for cash",
      sentence: "The smallest amount that can be paid this way is {{bound}}.",
      sentenceNoBound: "It is below the smallest amount that can be paid this way.",
    },
    amount_too_large: {
      heading: "This amount is too large for cash",
      sentence: "The largest amount that can be paid this way is {{bound}}.",
      sentenceNoBound: "It is above the largest amount that can be paid this way.",
    },
    gateway_not_set_up: {
      heading: "This shop does not take cash yet",
      sentence: "The shop has not finished setting up cash payments.",
    },
    gateway_refused: {
      heading: "We could not get a payment number",
      sentence: "The payment network did not accept this payment.",
    },
    group_already_paid: {
      heading: "This order is already paid",
      sentence: "We already have your payment for this order, so there is nothing more to pay.",
      next: "Go back to the shop to see your order.",
    },
    voucher_unclear: {
      heading: "We cannot tell whether your payment number was made",
      sentence:
        "The payment network did not answer us. If it sends you a payment number by e-mail for this order, you can pay with it, and we will see your payment.",
      next: "If nothing arrives, go back to the shop and choose another way to pay, or write to the shop. Nothing was charged.",
    },
    link_expired: {
      heading: "This link is no longer valid",
      sentence: "Too much time has passed since you opened the checkout.",
      next: "Go back to the shop and start the checkout again. Nothing was charged.",
    },
  },
  creating: {
    heading: "Getting your payment number",
    sentence: "This takes a few seconds. This page will show it by itself.",
    delayed:
      "The payment network is not answering at the moment. We keep trying. You can leave this page open, or come back to it later.",
    again: "Check now",
  },
  state: {
    waiting: { heading: "Waiting for your payment", sentence: "Pay in cash with the number below." },
    lastDay: {
      heading: "Last day to pay",
      sentence: "Less than {{hours}} hours are left. Pay as soon as you can.",
    },
    checking: {
      heading: "Closed, still checking",
      sentence:
        "If you already paid, do nothing: we are still waiting for the confirmation. Do not pay this number now.",
    },
    paid: { heading: "Payment received", sentence: "Thank you. We tell the shop at once." },
    expired: {
      heading: "This number has expired",
      sentence: "Do not pay it any more. To get a new number, go back to the shop and order again.",
    },
    canceled: {
      heading: "This payment was canceled",
      sentence: "Do not pay this number. If you still want your order, go back to the shop and order again.",
    },
    replaced: {
      heading: "There is a newer number",
      sentence: "Do not pay this number. Pay only with the new one.",
    },
    paidTwice: {
      heading: "We received two payments for this order",
      sentence: "Your order is paid. The shop gives back what is too much. Keep both receipts.",
    },
    refundData: {
      heading: "The shop needs your account to give the money back",
      sentence:
        "Open the link that the shop sent you and fill in your account there. The link is good for a short time.",
    },
    refundOnWay: {
      heading: "Your money is on its way back",
      sentence: "The shop asked for this payment to be given back. It can take some days. Keep the receipt.",
    },
    failed: {
      heading: "This payment did not work",
      sentence: "Do not pay this number. Go back to the shop and choose another way to pay.",
    },
    refunded: {
      heading: "Your money was sent back",
      sentence: "The shop refunded this payment. Ask the shop if you do not see the money in some days.",
    },
    partially_refunded: {
      heading: "Part of your money was sent back",
      sentence: "The shop refunded a part of this payment. Ask the shop if you have questions.",
    },
    difference: {
      heading: "We received your payment, but something is different",
      sentence: "Someone at the shop is looking at it and will decide. Do not pay again.",
    },
    lateDeciding: {
      heading: "Your payment came late",
      sentence:
        "We have your money, but the order was already closed. The shop decides now: send your order or give the money back. Do not pay again.",
    },
    lateFulfil: {
      heading: "Payment received",
      sentence: "It came late, but the shop will still send your order. You do not need to do anything.",
    },
    lateRefund: {
      heading: "Your money goes back to you",
      sentence:
        "Your payment came after the order was closed, so the shop gives you the money back. Keep your receipt.",
    },
    lateCredit: {
      heading: "You get store credit",
      sentence:
        "Your payment came after the order was closed. The shop gives you the amount as credit for another order. Keep your receipt.",
    },
  },
  saidPaid: {
    button: "I already paid",
    again: "Ask again",
    sentence: "If you paid, do not pay again. If you did not yet, pay with the number below.",
    asking: "We are asking the payment network now. This page will show the answer.",
    overdue:
      "Your payment takes longer than nearly all others. Write to the shop with the receipt at hand. We keep asking the payment network. Do not pay again.",
    not_there_yet:
      "The payment network does not have your payment yet. It can take up to {{time}}, longer on weekends and holidays. Keep your receipt and do not pay again.",
    no_answer:
      "The payment network did not answer. We keep asking by ourselves. Keep your receipt and do not pay again.",
  },
  newNumber: {
    button: "Get a new number",
    sentence:
      "The old number stays closed. If you already paid it, do not ask for a new one: we are still watching for your money.",
    instead: "Do not pay it any more. You can get a new number here.",
  },
  block: {
    newNumber: "Do not pay it any more. You can get a new number on the payment page.",
  },
  voucher: {
    deadline: "Pay before",
    counters: "Counters may close earlier: check opening hours.",
    wasDue: "Deadline",
    reference: { efecty: "Reference", pagoefectivo: "CIP" },
    agreement: "Agreement (convenio)",
    closedNumber: "Number (do not pay)",
    paidNumber: "Number you paid",
    copy: "Copy number",
    copied: "Copied",
    copyByHand: "The number is selected. Copy it with your phone or keyboard.",
    barcode: "Barcode for number {{reference}}",
    barcodeNoNumber: "Barcode of this payment",
    noReference: "Open the payment network's page to see your number.",
    hosted: "Open this payment at {{gateway}}",
  },
  steps: {
    heading: "How to pay",
    cash: "In cash",
    bank: "From my bank",
    say: "Say to the cashier:",
    efecty: {
      go: "Go to any Efecty point.",
      give: "Give the reference and the exact cash.",
      giveAgreement: "Give the agreement number, the reference and the exact cash.",
      keep: "Keep the receipt until the shop confirms.",
    },
    pagoefectivo: {
      go: "Go to an agent, bodega or bank that takes PagoEfectivo.",
      give: "Give the CIP and the exact cash.",
      keep: "Keep the receipt until the shop confirms.",
      bankOpen: "Open your bank's app or website.",
      bankFind: "In “Pago de servicios”, look for PagoEfectivo and type the CIP.",
      bankCheck: "Check the amount and confirm.",
    },
  },
  after: {
    heading: "After you pay",
    soon: "We usually hear of it within minutes.",
    usual: "We usually hear of it within {{time}}.",
    nearly: "Nearly all payments arrive within {{time}}.",
    slowest_one: "Sometimes it takes until the end of the next business day.",
    slowest_other: "Sometimes it takes up to {{count}} business days.",
    longer: "If it takes longer, do not pay again. Keep the receipt and ask the shop.",
    open: "You can close this page. Your number is good until the deadline.",
    phone: "Get news of this payment by WhatsApp",
  },
  ...counter,
  time: {
    minutes_one: "{{count}} minute",
    minutes_other: "{{count}} minutes",
    hours_one: "{{count}} hour",
    hours_other: "{{count}} hours",
    days_one: "{{count}} day",
    days_other: "{{count}} days",
  },
};
