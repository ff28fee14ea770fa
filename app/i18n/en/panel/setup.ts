/** The road from an installed app to cash that arrives. */
export const setup = {
  title: "Take cash in your shop",
  intro: "Six steps. What is done stays done; you can come back to each of them at any time.",
  stepOf: "Step {{number}} of {{all}}",
  state: { done: "Done", next: "Next", later: "Later" },
  step: {
    install: {
      heading: "Install Recaudo",
      sentence: "Recaudo is installed in {{shop}}.",
    },
    account: {
      heading: "Connect a gateway",
      sentence: "Choose the country and the gateway that takes the cash for you, and save its credentials.",
      open: "Choose a gateway",
      again: "See gateways",
    },
    webhook: {
      heading: "Let the gateway tell us of payments",
      sentence: "Give the gateway our address and check that it leads here.",
      open: "See the address",
      again: "Check the address",
    },
    method: {
      heading: "Create the payment method in Shopify",
      sentence:
        "A manual payment method at your checkout: we show you what to paste, and you tell us its name.",
      open: "Create the method",
      again: "Change the name",
    },
    order: {
      heading: "Pay a test order at the counter",
      sentence: "Place an order as a customer would, pay it in cash, and watch the money arrive here.",
      open: "Start the test order",
      again: "See the test order",
    },
    live: {
      heading: "Live",
      sentence:
        "Once the steps above are done, every order with your cash method gets its voucher by itself.",
      done: "Your shop takes cash. Every order with your cash method gets its voucher by itself.",
    },
  },
  back: "Back to set-up",
  saved: "Saved",
  notSaved: "Nothing was saved. Please check this:",
};
