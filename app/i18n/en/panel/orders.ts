/** Orders by the manual payment method: its creation in Shopify, and the first one paid. */
export const orders = {
  method: {
    title: "The payment method in Shopify",
    steps: {
      heading: "In Shopify",
      open: "Open Settings, then Payments. Under “Manual payment methods”, choose “Create custom payment method”.",
      name: "Paste this as the name of the method:",
      details: "Paste this under “Additional details”, which customers read before they order:",
      instructions: "Paste this under “Payment instructions”, which customers read after they ordered:",
      activate: "Choose “Activate”.",
    },
    copy: "Copy",
    copied: "Copied",
    copyByHand: "The text is selected. Copy it with your keyboard.",
    names: {
      heading: "Its name",
      label: "Names of the method, one on each line",
      help: "Exactly as customers see it at the checkout. If you rename the method, add the new name and keep the old one: earlier orders carry it.",
      save: "Save names",
      error: {
        name_missing: "A line is empty. Remove it, or write a name in it.",
        name_too_long: "A name has more than 100 characters. Shorten it in Shopify and here.",
        too_many_names: "More than ten names. Remove those that no open order carries.",
        unknown_policy: "Choose what happens to orders nobody paid, in the settings.",
        unknown_shop: "This shop is not installed any more. Open the app again from Shopify.",
      },
    },
    paste: {
      name: { CO: "Cash (Efecty)", PE: "Cash (PagoEfectivo)" },
      details: {
        CO: "You pay in cash at any Efecty point. After ordering you get the number to pay with and its deadline.",
        PE: "You pay in cash at an agent or a bank, or in your banking app, with PagoEfectivo. After ordering you get the code to pay with and its deadline.",
      },
      instructions:
        "Open your order's page: it has the number to pay with, how much, where and until when. Your order is confirmed when the payment arrives.",
    },
    meaning: "Which means:",
    next: "Go on to the test order",
  },
  first: {
    title: "Test order",
    intro: "This page watches your shop. Leave it open while you do this:",
    steps: {
      place: "In another tab, open your shop as a customer and order something small with “{{method}}”.",
      placeUnnamed: "First tell us the name of your payment method.",
      page: "Open the payment page of the order: from the order's page, or here as soon as it appears.",
      pay: "Pay the exact amount in cash with the number shown there.",
      after: "When the money has arrived, refund the order if you do not want to keep it.",
    },
    waiting: "Waiting for an order with your payment method…",
    order: {
      heading: "The newest order",
      amount: "Amount",
      placedAt: "Order seen",
      reference: "Number to pay with",
      noReference: "The shopper opens the payment page to get it.",
      open: "Open the payment page",
    },
    state: {
      started: "Order seen",
      awaiting_payment: "Waiting for the cash",
      failed: "No number could be made",
      canceled: "Canceled",
      expired: "Expired",
      paid: "Paid",
      partially_refunded: "Paid, partly refunded",
      refunded: "Paid, then refunded",
    },
    proved: "The money arrived, and Shopify shows the order as paid. Your shop takes cash.",
  },
};
