/** What was done, each with its words and the next step in every language. */
export const deeds = [
  "synced",
  "canceled",
  "extended",
  "extended_by_new",
  "reissued",
  "confirmed_by_gateway",
  "confirmed_by_you",
  "accepted",
  "accepted_closed",
  "credited",
  "refund_asked",
  "refund_by_hand",
  "refund_checked",
  "desk_opened",
  "desk_shown",
  "desk_finished",
  "desk_canceled",
  "retried",
  "resolved",
  "assigned",
  "unclear_settled",
] as const;
export type Deed = (typeof deeds)[number];

/** Why nothing was done, each with its words and the next step in every language. */
export const refusals = [
  // Of the form.
  "under_way",
  "amount_unreadable",
  "reason_missing",
  "note_missing",
  "reference_missing",
  "reference_too_long",
  "note_or_file_missing",
  "note_too_long",
  "file_too_large",
  "file_not_a_proof",
  "credit_id_missing",
  "gateway_number_missing",
  "gateway_number_of_another",
  "amount_not_positive",
  "not_positive",
  // Of the number.
  "unknown_payment",
  "already_paid",
  "paid_meanwhile",
  "nothing_to_cancel",
  "being_issued",
  "no_voucher_yet",
  "no_live_voucher",
  "one_is_live",
  "still_payable",
  "no_answer",
  "gateway_refused",
  "not_later",
  "too_late",
  "no_time_left",
  "shop_closed",
  "shop_busy",
  "order_paid",
  "order_withdrawn",
  "method_closed",
  "not_unclear",
  // Of money.
  "already_confirmed",
  "gateway_disagrees",
  "nothing_to_accept",
  "closed_for_good",
  "being_given_back",
  "no_money_kept",
  "several_payments",
  "more_than_kept",
  "not_paid_twice",
  "nothing_over",
  "nothing_held",
  "refund_in_shop",
  "not_paid",
  "other_currency",
  "more_than_left",
  "refund_under_way",
  "refund_not_offered",
  "full_refund_only",
  "refund_window_over",
  "refund_ended",
  "one_is_open",
  "unknown_refund",
  "ended_before",
  "no_account",
  "amount_differs",
  // Of what waits.
  "not_dead",
  "may_exist_at_gateway",
  "unknown_exception",
  "accept_or_give_back",
  "give_back",
] as const;
export type ActRefusal = (typeof refusals)[number];

/** Moments are in ISO 8601 and amounts exact with their currency: the page writes them as its reader does. */
export type ActDetail = Readonly<Partial<Record<"until" | "amount" | "owner", string>>>;

/** What a merchant's click came to. It is kept as it was told, so it is text only. */
export type ActAnswer = ActDone | ActRefused;

export interface ActDone {
  readonly isDone: true;
  readonly say: Deed;
  readonly detail: ActDetail;
  /** Told to the first who hears of it, and kept nowhere. */
  readonly onlyNow?: OnlyNow;
}

export interface ActRefused {
  readonly isDone: false;
  readonly say: ActRefusal;
  readonly detail: ActDetail;
}

/** A one-time link for the buyer, or where the buyer wants the money. */
export interface OnlyNow {
  readonly link?: string;
  readonly account?: {
    readonly holder: string;
    readonly document: string;
    readonly bank: string;
    readonly type: "savings" | "current" | "deposit" | null;
    readonly number: string;
  };
}
