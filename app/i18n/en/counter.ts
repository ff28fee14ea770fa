/** What the page of a number says of showing, keeping and sharing it, and of where to pay. */
export const counter = {
  replaced: {
    link: "See the new number",
    note: "This number replaces {{reference}}. Do not pay the old one.",
  },
  actions: {
    cashier: "Show to the cashier",
    save: "Save",
    share: "Share",
    print: "Print",
    page: "PDF, A4 sheet",
    receipt: "PDF, 80 mm paper",
    picture: "Picture",
    calendar: "Reminder in the calendar",
    whatsapp: "WhatsApp",
    mail: "E-mail",
  },
  share: {
    subject: "Payment at {{method}} for {{shop}}",
    text: "Pay {{amount}} at {{method}} before {{deadline}}. {{numbers}}. {{url}}",
    number: "{{label}}: {{number}}",
  },
  cashier: {
    heading: "Payment at {{method}}",
    amount: "Exact amount",
    means: {
      efecty: "I want to make a payment at Efecty with this reference.",
      efectyAgreement: "I want to make a payment at Efecty to agreement {{agreement}} with this reference.",
      pagoefectivo: "I want to pay PagoEfectivo with this CIP code.",
    },
    bright: "Turn up the brightness so that the reader can see the screen.",
    close: "Close",
  },
  where: {
    heading: "Where to pay",
    efecty: "Any Efecty point in Colombia takes this payment. The points belong to Efecty, not to the shop.",
    pagoefectivo:
      "Agents, corner shops and banks that take PagoEfectivo. Not all take large amounts: ask before you queue.",
    hours: "Check the opening hours before you go.",
    finder: "Find where to pay on {{host}}",
  },
  timeLeft: "{{hours}} h {{minutes}} min left",
  asOf: "No connection. State as of {{time}}.",
  small: {
    heading: "Good to know",
    collects: "{{gateway}} takes the money and hands it to the shop {{shop}}.",
    refunds: "If money has to go back, the shop gives it back.",
    real: "This page is at {{host}}. If the address is another one, do not pay.",
    privacy: "Whoever has this link can see and pay this order. Your own data is not shown here.",
  },
};
