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
    other_currency:
      "The customer paid in another currency than this refund. Ask for the refund in the currency of the payment.",
    more_than_left:
      "This is more than what is left of the payment: refunds made before, by the gateway or by hand, are already taken off. Ask for a smaller amount.",
    refund_under_way:
      "Another refund of this payment is still on its way. When it has ended, ask again for what is then left.",
    full_refund_only:
      "The gateway refunds this payment only in full. Refund the whole amount here, or give this part back by hand: Recaudo's cash refund desk asks the customer for a bank account, and you make the transfer.",
    refund_not_offered:
      "The gateway cannot give cash payments back. Give the money back by hand: Recaudo's cash refund desk asks the customer for a bank account, and you make the transfer.",
    refund_window_over:
      "The gateway refunds only for a limited number of days after the payment, and they are over. Give the money back by hand: Recaudo's cash refund desk asks the customer for a bank account, and you make the transfer.",
    refund_refused:
      "The gateway refused the refund; often the balance of your gateway account is too low. Look at the payment there and ask again, or give the money back by hand with Recaudo's cash refund desk.",
    account_refused:
      "The gateway does not accept your account's credentials, or has blocked the account. No money went back. Open Recaudo, save them again, and ask for the refund again.",
    refund_not_paid_out:
      "The gateway took the refund but could not pay it out, for example because of wrong bank details. No money went back. Ask again, or give it back by hand with Recaudo's cash refund desk.",
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
