import type { Mark } from "./payment-state.ts";

/** What went otherwise than it should, so that a person must decide or do something. */
export type ExceptionKind =
  /** Less, more or other money came than was asked. */
  | "short"
  | "over"
  | "wrong_currency"
  | "paid_twice"
  | "reversed"
  /** Money came after the shop closed the order. */
  | "late_money"
  /** The order asks for another amount than the one that was asked for and paid. */
  | "order_changed"
  /** The gateway looks into the payment itself: a dispute, a review. */
  | "held"
  /** The merchant proved money that the gateway does not tell of. */
  | "confirmed_by_hand"
  /** Its merchant wrote a refund into the shop's books, by which no money moved. */
  | "refunded_in_shop"
  /** Money must be given back past the gateway. */
  | "refund_by_hand"
  /** A call for a voucher got no answer and cannot be cleared up: there may be one at the gateway. */
  | "voucher_unclear"
  /** A voucher is not asked about any more, and its end is not known. */
  | "unwatched";

/** What a person is advised to do; each has its words in every language. */
export type SuggestedAction =
  | "accept_or_refund"
  | "refund_excess"
  | "refund_second"
  | "ask_gateway"
  | "decide_late_money"
  | "fulfil_by_hand"
  | "give_credit"
  | "send_refund"
  | "pay_back_by_hand";

interface ExceptionRule {
  readonly suggestedAction: SuggestedAction;
  /** Hours until somebody should have decided. */
  readonly dueHours: number;
}

/** A shopper whose money is there and whose order is not waits less long than the books. */
export const exceptionRules: Readonly<Record<ExceptionKind, ExceptionRule>> = {
  short: { suggestedAction: "accept_or_refund", dueHours: 24 },
  over: { suggestedAction: "refund_excess", dueHours: 48 },
  wrong_currency: { suggestedAction: "accept_or_refund", dueHours: 24 },
  paid_twice: { suggestedAction: "refund_second", dueHours: 48 },
  reversed: { suggestedAction: "ask_gateway", dueHours: 24 },
  late_money: { suggestedAction: "decide_late_money", dueHours: 24 },
  order_changed: { suggestedAction: "accept_or_refund", dueHours: 24 },
  held: { suggestedAction: "ask_gateway", dueHours: 48 },
  confirmed_by_hand: { suggestedAction: "ask_gateway", dueHours: 72 },
  refunded_in_shop: { suggestedAction: "send_refund", dueHours: 24 },
  refund_by_hand: { suggestedAction: "pay_back_by_hand", dueHours: 72 },
  voucher_unclear: { suggestedAction: "ask_gateway", dueHours: 24 },
  unwatched: { suggestedAction: "ask_gateway", dueHours: 72 },
};

/** The exception that a mark opens. Late money opens none by itself: the shop's policy decides (late-money.ts). */
export function exceptionOf(mark: Mark): ExceptionKind | null {
  return mark === "late" ? null : mark;
}

/** The word with which a person ends an exception; the note beside it says the rest. */
export const exceptionWords = ["fulfilled", "agreed", "written_off", "cleared", "mistaken"] as const;
export type ExceptionWord = (typeof exceptionWords)[number];

/** What must be done about it before it can end; null when a person's word is enough. */
export function actNeeded(
  kind: ExceptionKind,
  marks: readonly Mark[],
): "accept_or_give_back" | "give_back" | null {
  switch (kind) {
    case "short":
    case "wrong_currency":
    case "over":
      return marks.includes(kind) ? "accept_or_give_back" : null;
    case "paid_twice":
      return marks.includes(kind) ? "give_back" : null;
    default:
      return null;
  }
}
