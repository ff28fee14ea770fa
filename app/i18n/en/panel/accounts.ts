/** Gateways and the shop's accounts at them, and the addresses where they ring. */
export const accounts = {
  title: "Gateways",
  connected: "Connected accounts",
  none: "No account is connected yet.",
  choose: "Connect a gateway in {{country}}",
  connect: "Connect {{gateway}}",
  change: "Change credentials",
  merchantId: "Account number: {{id}}",
  checkedAt: "Checked on {{moment}}",
  offer: {
    method: "Shoppers pay with {{method}}",
    life: "Vouchers can be paid for up to {{time}}",
    confirmation: "Payments are usually confirmed within {{time}}",
    soon: "Payments are usually confirmed within minutes",
    refund: "Gives money back through the gateway",
    noRefund: "Money back is transferred by you to the shopper's bank account",
  },
  priority: {
    label: "Order of use",
    help: "A whole number from 0 to 1000. The lowest is tried first; the others step in when it does not answer.",
    save: "Save order",
    error: { out_of_range: "Type a whole number from 0 to 1000." },
  },
  form: {
    title: "Connect {{gateway}}",
    further: { live: "Another live account", test: "Another test account" },
    testNote: "A test account is used only for payments in Shopify's test mode. Start with the live account.",
    next: "Go on to the address",
  },
  webhooks: {
    title: "Addresses for payment news",
    intro:
      "The gateway rings at this address when somebody paid. Without it we find out too, only later: we also ask the gateway regularly.",
    none: "Connect a gateway first: each account gets an address of its own.",
    address: "Address for {{gateway}}",
    howTo:
      "Sign in at {{gateway}}, open its settings for notifications (webhooks), and paste the address there.",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "The address is selected. Copy it with your keyboard.",
    probe: "Check now",
    probing: "Ringing…",
    neverProbed: "Not checked yet.",
    heardAt: "The gateway rang last on {{moment}}.",
    notHeard: "The gateway has not rung yet. That is normal before the first payment.",
    outcome: {
      ok: "The address leads here.",
      unreachable: "Nobody answered at this address. Ask whoever runs Recaudo to open it to the internet.",
      wrong_certificate:
        "The address answers with a certificate that is not valid. Ask whoever runs Recaudo to renew it.",
      someone_else:
        "Another program answers at this address. Ask whoever runs Recaudo to check where it leads.",
      other_key:
        "Another Recaudo answers at this address. Ask whoever runs it to use one SESSION_SECRET everywhere.",
      other_database:
        "A Recaudo that does not know this account answers. Ask whoever runs it to check its database.",
      clocks_differ: "The clocks of our servers differ. Ask whoever runs Recaudo to set them.",
    },
  },
};
