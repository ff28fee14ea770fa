import { amountText } from "./amount.ts";
import { utc } from "./moment.ts";
import { OperateError } from "./verb.ts";

/** What every refusal of a flow means, and what to do next. */
const words: Readonly<Record<string, string>> = {
  unknown_message:
    "A message is called something else, or may not be switched off. The kinds stand in docs/operating.md.",
  name_missing: "A name between two | is empty.",
  name_too_long: "A name is longer than Shopify shows: at most 100 characters.",
  too_many_names: "At most ten names.",
  refund_in_shop: "This order's refunds are made in the shop's admin; Recaudo hears of them there.",
  unknown_payment: "This payment does not exist.",
  already_paid: "It is paid already. Look at it with `payment`; money goes back by a refund.",
  paid_meanwhile: "The gateway says that it was paid. That is recorded now, and nothing else was done.",
  nothing_to_cancel: "No number is open that could be canceled. Look at it with `payment`.",
  being_issued: "Its number is being made right now. Wait a minute and try again.",
  no_voucher_yet: "The shopper never asked for a number, so there is nothing money could have come in on.",
  no_live_voucher: "It has no open number. `reissue` gives it a new one.",
  no_time_left:
    "What is left of the shop's pending window is too short for a new number. The shopper must order again in the shop.",
  shop_closed:
    "The shop was told that this payment is over, which it does not take back. The shopper must order again in the shop.",
  shop_busy: "The shop is being told something right now. Try again in a minute.",
  order_paid: "Another attempt of this order was paid. There is nothing more to pay.",
  method_closed:
    "No gateway account of the shop takes this amount by this method now. Look at the shop's set-up page.",
  one_is_live: "A number is open already. Look at it with `payment`.",
  nothing_to_accept:
    "Nothing about its amount differs and no late money is held, so there is nothing to accept.",
  closed_for_good:
    "The shop was told that this payment is over, which it does not take back. Make the order by hand and end the exception with `resolve` and the resolution fulfil.",
  being_given_back: "Money of it is on its way back. Wait until that has ended, or end that first.",
  reason_missing: 'Say why: --reason "…"',
  note_missing: 'Say what was done: --note "…"',
  no_money_kept: "No money of it is left that could be credited.",
  several_payments: "Money of several payments at the gateway is kept. Say which: --gateway-payment <number>",
  more_than_kept: "That is more than is kept of it, or another currency. `payment` shows what came.",
  not_positive: "The amount must be more than nothing.",
  amount_not_positive: "The amount must be more than nothing.",
  credit_id_missing:
    "Say the shop's number of the credit: --credit <number>. The same again is the same credit.",
  unknown_exception: "No such exception is open. List them: npm run operate -- exceptions",
  accept_or_give_back:
    "Its amount still differs. `accept` it, `credit` it or give it back; the exception then ends by itself.",
  give_back: "It was paid twice. Give one back or `credit` it; the exception then ends by itself.",
  not_dead: "It did not give up, or has new tries already. List what did: npm run operate -- retry",
  may_exist_at_gateway:
    "The call went unheard, so the gateway may have made a number. Look in its panel; when there is none, try again with --insist",
  reference_missing: "Say what the proof is called: --reference <number of the receipt or transfer>",
  reference_too_long: "The reference is too long.",
  note_or_file_missing: 'Show something: --note "…" or --file <picture or PDF>',
  note_too_long: "The note is too long.",
  file_too_large: "The file is too large: at most 2 MB.",
  file_not_a_proof: "The file is no PDF, PNG or JPEG, whatever its name says.",
  gateway_number_missing:
    "This voucher has no number of the gateway. Type the gateway's own payment number: --gateway-payment <number>",
  not_paid_twice:
    "No second payment of it is left to give back. Look at it with `payment`; what is under way already stands in `refunds`.",
  nothing_over: "Nothing above the asked amount is left to give back. Look at it with `payment`.",
  one_is_open:
    "A refund by hand of it is open already. `refunds` lists it; `desk cancel` takes it back, for example to make a new link.",
  not_paid: "No money of it came, so there is nothing to give back.",
  other_currency: "It was paid in another currency. `payment` shows what came.",
  more_than_left: "That is more than is left of it to give back. `payment` shows what came and went.",
  refund_under_way: "Money of it is on its way back already, and not enough is left. Look at `refunds`.",
  unknown_refund: "There is no such refund by hand. List them: npm run operate -- refunds",
  ended_before: "It has ended already: paid, canceled or run out. Look at it with `payment`.",
  no_account:
    "The buyer has not filled in the form yet. The link can be opened until it runs out: see `refunds`.",
  amount_differs: "The proof must be of exactly the amount that was agreed; `refunds` shows it.",
  unknown_account: "The shop has no such account. List them: npm run operate -- priority",
  out_of_range: "A priority is a whole number from 0 to 1000; the lowest is tried first.",
  not_unclear: "No number of it is unclear. Look at it with `payment`.",
  unknown_policy:
    "There is no such policy. For late money: fulfil, hold, refund or credit; for unpaid orders: cancel_and_restock, cancel or leave_open.",
  voucher_life_out_of_range:
    "A voucher's life is 6 to 720 hours, or none for as long as door and gateway allow.",
  unknown_shop: "There is no such shop.",
  gateway_number_of_another:
    "The gateway's payment number belongs to another voucher. Look at it in the gateway's panel.",
};

interface Problem {
  readonly kind: string;
  readonly detail?: string;
  readonly says?: string;
  readonly until?: Date;
  readonly latest?: Date;
  readonly now?: Date;
  readonly amount?: Parameters<typeof amountText>[0];
}

/** The refusal as an error whose words name the next step. */
export function refusal(problem: string | Problem): OperateError {
  return new OperateError(wordsFor(typeof problem === "string" ? { kind: problem } : problem));
}

function wordsFor({ kind, detail = "", says = "", until, latest, now, amount }: Problem): string {
  switch (kind) {
    case "still_payable":
      return `The gateway does not take the old number back (${detail}). It can be paid until ${until ? utc(until) : "its deadline"}, so no other is given before that and the clearing after it are over. It stays watched; try again then.`;
    case "no_answer":
      return `The gateway gave no usable answer (${detail}). Nothing was changed. Try again when it is back.`;
    case "gateway_refused":
      return `The gateway refused (${detail}). Nothing was changed.`;
    case "gateway_disagrees":
      return `The gateway was asked and does not say that it was paid: ${says}. If you stand by the proof all the same, add --insist; it then stays open for finance.`;
    case "already_confirmed":
      return `This money is known already${amount ? `: ${amountText(amount)}` : ""}.`;
    case "too_late":
      return `Door and gateway allow no later than ${latest ? utc(latest) : "now"}.`;
    case "not_later":
      return `Its deadline is ${now ? utc(now) : "as late"} already; a new one must be later.`;
    default:
      return words[kind] ?? kind;
  }
}
