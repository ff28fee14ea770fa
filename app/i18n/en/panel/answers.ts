import type { ActRefusal, Deed } from "../../../domain/act-answer.ts";

/** What a merchant's click came to, and the next step. */
export const answers = {
  done: {
    synced: "The gateway was asked, and what it said is on this page. Shopify hears of it in a moment.",
    canceled:
      "Canceled at the gateway. Shopify hears it after the deadline and the waiting time, because money may still be on its way.",
    extended: "The same number can now be paid until {{until}}. Tell the shopper the new deadline.",
    extended_by_new:
      "This gateway moves no deadlines: the old number was taken back, and a new one until {{until}} is being made. Send the shopper the payment page.",
    reissued:
      "A new number until {{until}} is being made. The shopper’s page shows it in a moment; send its link.",
    confirmed_by_gateway:
      "The gateway says itself that it was paid, and that is what was recorded. The proof was not needed.",
    confirmed_by_you:
      "{{amount}} is recorded on your word, and Shopify hears that the order is paid. It stays among the open matters until the gateway tells the same.",
    accepted: "Accepted as payment. Shopify hears in a moment that the order is paid.",
    accepted_closed:
      "The money is kept as payment. Shopify was told that this payment is over, which it does not take back: make the order again by hand, then end the open matter with “The goods were sent”.",
    credited: "{{amount}} is recorded as store credit.",
    refund_asked: "The money is on its way through the gateway. Look here again to see it done.",
    refund_by_hand:
      "The gateway cannot give it back, so a person must. Open a refund by hand below and send the buyer its link.",
    refund_checked: "The gateway is being asked now. Load this page again in a minute.",
    desk_opened:
      "Send the buyer this link for {{amount}}. It is shown only now, takes one bank account and lives until {{until}}.",
    desk_shown:
      "This look is in the history. Keep no copy: the account is deleted when you record the transfer.",
    desk_finished: "{{amount}} is recorded as given back by hand. The bank account is deleted.",
    desk_canceled: "Taken back: the link is dead, and the bank account is deleted. You can open another.",
    retried: "It has new tries. Load this page again in a minute.",
    resolved: "Ended, with your note in the history.",
    assigned: "It belongs to {{owner}} now.",
    unclear_settled:
      "Cleared up. The shopper may ask for a new number; should the gateway have one all the same, money on it is still found.",
  } satisfies Record<Deed, string>,
  unassigned: "It belongs to nobody now.",
  refused: {
    under_way:
      "This form was sent before, and how it ended is not known here. Look at the history below before you send another.",
    amount_unreadable: "This is no amount. Write it like 184900 or 184900.50.",
    reason_missing: "Say why: it goes into the history.",
    note_missing: "Choose how it ended and say what was done: both go into the history.",
    reference_missing: "Give the number of the receipt or the transfer.",
    reference_too_long: "The reference is too long: at most 100 characters.",
    note_or_file_missing: "Show something: write a note, or add a picture or PDF of the receipt.",
    note_too_long: "The note is too long: at most 1,000 characters.",
    file_too_large: "The file is too large: at most 2 MB. Take a smaller picture.",
    file_not_a_proof: "The file is no PDF, PNG or JPEG, whatever its name says.",
    credit_id_missing: "Give the number of the store credit in Shopify.",
    gateway_number_missing:
      "This number has no payment number of the gateway. Look it up in the gateway’s panel and type it.",
    gateway_number_of_another:
      "The gateway’s payment number belongs to another payment. Compare it in the gateway’s panel.",
    amount_not_positive: "The amount must be more than nothing.",
    not_positive: "The amount must be more than nothing.",
    unknown_payment: "This payment is not here. Choose one from the list.",
    already_paid: "It is paid already. Money goes back by a refund.",
    paid_meanwhile: "The gateway says that it was paid. That is recorded now, and nothing else was done.",
    nothing_to_cancel: "No number is open that could be canceled.",
    being_issued: "Its number is being made right now. Wait a minute and try again.",
    no_voucher_yet: "The shopper has not asked for a number yet. Send the payment page’s link.",
    no_live_voucher: "It has no open number. Make a new one instead.",
    one_is_live: "A number is open already.",
    still_payable:
      "The gateway does not take the old number back: it can be paid until {{until}}. No other is given before that; it stays watched.",
    no_answer: "The gateway gave no usable answer, and nothing was changed. Try again in some minutes.",
    gateway_refused: "The gateway refused, and nothing was changed.",
    not_later: "Its deadline is {{until}} already, as late as can be.",
    too_late: "Shopify and the gateway allow no later than {{until}}.",
    no_time_left:
      "Shopify does not wait long enough any more for a new number. The shopper must order again in the shop.",
    shop_closed:
      "Shopify was told that this payment is over, which it does not take back. The shopper must order again.",
    shop_busy: "Shopify is being told something right now. Try again in a minute.",
    order_paid: "Another attempt of this order was paid. There is nothing more to pay.",
    order_withdrawn: "The order wants no money any more: it was canceled, changed or paid otherwise.",
    method_closed: "No account of yours takes this amount in this way now. Look at the set-up.",
    not_unclear: "No number of it is unclear.",
    already_confirmed: "This money is known already: {{amount}}.",
    gateway_disagrees:
      "The gateway was asked and does not say that it was paid. If you stand by your proof all the same, tick the box and send it again; it then stays open for finance.",
    nothing_to_accept: "Nothing about its amount differs and no late money is held.",
    closed_for_good:
      "Shopify was told that this payment is over, which it does not take back. Make the order again by hand, then end the open matter with “The goods were sent”.",
    being_given_back: "Money of it is on its way back. Wait until that has ended, or take that back first.",
    no_money_kept: "No money of it is left that could be credited.",
    several_payments: "Money of several payments is here. Say which, by the gateway’s payment number.",
    more_than_kept: "That is more than is left of it, or another currency.",
    not_paid_twice: "No second payment is left to give back.",
    nothing_over: "Nothing above the asked amount is left to give back.",
    nothing_held: "No late money of it waits for a decision any more.",
    refund_in_shop: "Refund this order in Shopify: it asks us, and hears how it ended.",
    not_paid: "No money of it came, so there is nothing to give back.",
    other_currency: "It was paid in another currency.",
    more_than_left: "That is more than is left of it to give back.",
    refund_under_way: "Money of it is on its way back already, and not enough is left.",
    refund_not_offered: "The gateway gives no money back. Open a refund by hand.",
    full_refund_only: "The gateway refunds only in full. Give the part back by hand.",
    refund_window_over: "The gateway’s days for refunds are over. Give it back by hand.",
    refund_ended: "This refund has ended already.",
    one_is_open: "A refund by hand is open already. Take it back to make a new link.",
    unknown_refund: "This refund by hand is not here any more.",
    ended_before: "It has ended already: paid, taken back or run out.",
    no_account: "The buyer has not sent a bank account yet.",
    amount_differs: "The amount must be exactly the one that was agreed.",
    not_dead: "It did not stop, or has new tries already.",
    may_exist_at_gateway:
      "The call went unheard, so the gateway may have made a number. Look in its panel; when there is none, tick the box and try again.",
    unknown_exception: "This matter is not open any more.",
    accept_or_give_back:
      "Its amount still differs. Accept it, credit it or give it back; the matter then ends by itself.",
    give_back: "It was paid twice. Give one back or credit it; the matter then ends by itself.",
  } satisfies Record<ActRefusal, string>,
};
