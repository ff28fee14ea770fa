/** What a merchant decides for the whole shop. */
export const settings = {
  title: "Settings",
  save: "Save",
  life: {
    heading: "How long a voucher can be paid",
    label: "Hours",
    help: "From 6 to 720 hours. Leave empty to use the longest time that Shopify and the gateway allow.",
    bounds: "{{gateway}} ({{country}}): from {{min}} to {{max}}",
    error: {
      voucher_life_out_of_range: "Type a whole number from 6 to 720, or leave it empty.",
      unknown_policy: "Choose one of the answers about late money.",
      unknown_shop: "This shop is not installed any more. Open the app again from Shopify.",
    },
  },
  grace: {
    heading: "How long we wait after the deadline",
    sentence:
      "Cash paid in time can reach us later. So an order is only given up when this time is over, too. It follows from what each gateway states, and business days of the country count.",
    line: "{{gateway}} ({{country}}): {{hours}}, or business days: {{days}}, whichever ends later",
  },
  late: {
    heading: "Money that comes after the order was given up",
    choice: {
      fulfil: {
        label: "Fulfil the order if the goods are still there",
        help: "What is not in stock for certain waits for your decision.",
      },
      hold: { label: "Ask me each time", help: "The payment waits among the exceptions until you decide." },
      refund: {
        label: "Give the money back",
        help: "Through the gateway where it can, else by bank transfer.",
      },
      credit: {
        label: "Keep it as credit for the shopper",
        help: "You give the credit in Shopify yourself.",
      },
    },
  },
  refunds: {
    heading: "Gateways",
    label: "Prefer gateways that give money back themselves",
    help: "Where one of your gateways can, those that cannot are not used.",
  },
  orders: {
    heading: "Orders nobody paid",
    choice: {
      cancel_and_restock: {
        label: "Cancel them and put the goods back in stock",
        help: "As soon as the voucher and the time after it are over.",
      },
      cancel: {
        label: "Cancel them, and leave the stock as it is",
        help: "For shops that count stock elsewhere.",
      },
      leave_open: { label: "Leave them open", help: "We only add a tag; you decide in Shopify." },
    },
  },
  accounts: { heading: "Credentials and order of gateways", open: "Open gateways" },
};
