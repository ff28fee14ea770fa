import type { MerchantAct } from "../../../domain/merchant-act.ts";

interface ActWords {
  /** The button, and the heading of its form. */
  readonly button: string;
  /** What will happen, before it does. */
  readonly ask: string;
}

/** What a merchant can do, each asked once more before it happens. */
export const acts = {
  heading: "What you can do",
  none: "There is nothing to do about it now.",
  back: "Back",
  of: {
    sync: {
      button: "Ask the gateway now",
      ask: "The gateway is asked about all numbers of this payment, and Shopify hears what is true then.",
    },
    cancel: {
      button: "Cancel the number",
      ask: "The number is taken back at the gateway, so that nobody can pay it any more. Money found on the way wins.",
    },
    extend: {
      button: "Extend the deadline",
      ask: "The deadline moves as late as Shopify and the gateway allow. Some gateways make a new number for that.",
    },
    reissue: {
      button: "Make a new number",
      ask: "The open number is taken back first; there are never two. The shopper’s page then shows the new one.",
    },
    confirm: {
      button: "Confirm by hand",
      ask: "For money that came and that the gateway does not tell of. The gateway is asked first. On your word the order becomes paid, and your proof is kept.",
    },
    accept: {
      button: "Accept as payment",
      ask: "What came is taken as payment of the whole order, though it differs or came late. Shopify hears that it is paid. This cannot be undone.",
    },
    refund_second: {
      button: "Give the second payment back",
      ask: "All that was paid a second time goes back to the shopper through its gateway.",
    },
    refund_excess: {
      button: "Give back what is too much",
      ask: "What came above the asked amount goes back to the shopper.",
    },
    refund_held: {
      button: "Refund the late money",
      ask: "All that came late goes back to the shopper. The decision stands.",
    },
    refund_order: {
      button: "Refund",
      ask: "Money goes back to the shopper, and the order’s books in Shopify hear of it. Leave the amount empty for all that is left.",
    },
    desk_open: {
      button: "Refund by hand",
      ask: "The buyer gets a one-time link that asks for a bank account; you make the transfer. The amount counts as given back from now on.",
    },
    credit: {
      button: "Record store credit",
      ask: "You gave store credit in Shopify for this money. The same number again is the same credit.",
    },
    unclear: {
      button: "The gateway has no such number",
      ask: "You looked in the gateway’s panel, and there is none. The shopper may then ask for another.",
    },
    desk_read: {
      button: "Show the bank account",
      ask: "You see where the buyer wants the money. That you looked goes into the history.",
    },
    desk_finish: {
      button: "Record the transfer",
      ask: "You made the transfer of exactly this amount. The proof is kept, and the bank account is deleted.",
    },
    desk_cancel: {
      button: "Take it back",
      ask: "The buyer’s link stops working, and the bank account is deleted. The amount can then be given back in another way.",
    },
    check_refund: {
      button: "Ask about it now",
      ask: "The gateway is asked how far the refund is. No money is sent twice.",
    },
    retry: { button: "Try again", ask: "The stopped work gets new tries, at once." },
    send_refund: {
      button: "Send the money",
      ask: "The refund that was written into Shopify’s books goes back to the shopper through the gateway where that can. Do it only if the buyer does not have the money yet.",
    },
    resolve: {
      button: "End it",
      ask: "Choose how it ended and write what was done. Money that still differs must be dealt with first.",
    },
    assign: { button: "Give to somebody", ask: "Who looks after it? Leave the name empty for nobody." },
  } satisfies Record<MerchantAct, ActWords>,
  field: {
    reason: "Why, for the history",
    amount: "Amount",
    amountAll: "Amount (empty: all that is left)",
    reference: "Number of the receipt or transfer",
    note: "What you saw or did",
    file: "Picture or PDF of the receipt (at most 2 MB)",
    gatewayPayment: "The gateway’s payment number, if you know it",
    insists: "I stand by it, although the gateway does not say so",
    looked: "I looked in the gateway’s panel, and there is no number",
    credit: "Number of the store credit",
    word: "How it ended",
    owner: "Name",
  },
  account: {
    holder: "Holder",
    document: "Document",
    bank: "Bank",
    type: "Account type",
    number: "Account number",
    types: { savings: "Savings", current: "Current", deposit: "Account on a phone" },
  },
  link: "Link for the buyer",
};
