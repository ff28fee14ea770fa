/** Sentences the merchant reads in Shopify's admin, and the line the payer reads at the gateway. */
export const merchant = {
  order: "Order at {{shop}}",
  closing: {
    voucher_expired: "The cash voucher ran out and no payment came.",
    buyer_canceled: "The cash voucher was canceled before it was paid.",
    amount_too_small: "The amount is below what the cash network takes.",
    amount_too_large: "The amount is above what the cash network takes.",
    gateway_refused: "The gateway refused the cash payment.",
    account_error: "The gateway does not accept the account's credentials. Open Recaudo and save them again.",
  },
  refusal: {
    not_paid: "No cash payment was received for this order, so there is nothing to refund.",
    full_refund_only:
      "The gateway refunds this payment only in full. Refund the whole amount, or pay the part back to the customer by bank transfer.",
    refund_not_offered:
      "The gateway cannot refund this cash payment. Pay the customer back by bank transfer.",
    refund_refused:
      "The gateway refused the refund. Look at the payment in your gateway account, or pay the customer back by bank transfer.",
    capture_not_used: "Cash payments are complete when they are paid; there is nothing to capture.",
    void_not_used: "A cash voucher cannot be voided from here; it ends by itself at its deadline.",
  },
  routing: {
    chosen: "Takes the payment: it comes first.",
    stands_by: "Stands by: it takes over when those before it are down.",
    other_mode: "Passed over: it is an account of the other mode (live or test).",
    other_country: "Passed over: it is an account of another country.",
    method_off: "Passed over: this way to pay is switched off in the account.",
    decimals: "Passed over: it takes whole pesos only.",
    amount_too_small: "Passed over: it takes {{bound}} or more.",
    amount_too_large: "Passed over: it takes {{bound}} at most.",
    life_too_long: "Passed over: its vouchers live at least {{hours}} hours, longer than you want.",
    document_missing: "Passed over: it needs a document that the shopper did not give.",
    cannot_refund: "Passed over: it cannot refund, which you asked for, and another can.",
    circuit_open: "Passed over: it has not been answering. It is tried again: {{until}}.",
  },
};
