import type { CashRefundState } from "./cash-refund.ts";
import type { ExceptionKind } from "./exception.ts";
import type { CaseRefund } from "./payment-case.ts";
import type { Mark, PaymentState } from "./payment-state.ts";
import type { Told } from "./shop-message.ts";

/** What a merchant can do about a payment as a whole. */
export const paymentActs = [
  "sync",
  "extend",
  "reissue",
  "cancel",
  "confirm",
  "accept",
  "refund_second",
  "refund_excess",
  "refund_held",
  "refund_order",
  "desk_open",
  "credit",
  "unclear",
] as const;
export type PaymentAct = (typeof paymentActs)[number];

/** What can be done about one thing of it: a refund by hand, a refund on its way, work that gave up, an exception. */
export const thingActs = [
  "desk_read",
  "desk_finish",
  "desk_cancel",
  "check_refund",
  "retry",
  "send_refund",
  "resolve",
  "assign",
] as const;
export type ThingAct = (typeof thingActs)[number];

export type MerchantAct = PaymentAct | ThingAct;

/** What decides which acts make sense; each flow looks again, under the payment's lock. */
export interface ActGround {
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly told: Told;
  readonly vouchers: readonly {
    readonly status: "asked" | "issued" | "refused" | "ended";
    readonly refusal: string | null;
  }[];
  readonly openExceptions: readonly ExceptionKind[];
  readonly desk: readonly CashRefundState[];
  /** Something of what came is still here and not on its way back: of anything, of a second payment, of what is over. */
  readonly hasMoneyLeft: boolean;
  readonly hasSecondLeft: boolean;
  readonly hasExcessLeft: boolean;
  /** Something of it is on its way back, through a gateway or by hand. */
  readonly isBeingGivenBack: boolean;
  /** The shop asks for refunds itself; what is given back here it would not hear of. */
  readonly shopStartsRefunds: boolean;
}

/** What can be done about an open matter. */
export function actsOnMatter(kind: ExceptionKind): readonly ThingAct[] {
  return kind === "refunded_in_shop" ? ["send_refund", "resolve", "assign"] : ["resolve", "assign"];
}

/** About a refund through the gateway, while it is on its way. */
export function actsOnRefund(state: CaseRefund["state"]): readonly ThingAct[] {
  return state === "asked" || state === "sent" ? ["check_refund"] : [];
}

/** About a refund by hand. The transfer may be made without the form: the buyer may have told the account otherwise. */
export function actsOnDesk(state: CashRefundState): readonly ThingAct[] {
  if (state !== "open" && state !== "filled") return [];
  return state === "filled" ? ["desk_read", "desk_finish", "desk_cancel"] : ["desk_finish", "desk_cancel"];
}

const paid: readonly PaymentState[] = ["paid", "partially_refunded", "refunded"];

/** The acts to offer, in the order of their buttons. */
export function offeredActs(ground: ActGround): readonly PaymentAct[] {
  return paymentActs.filter((act) => isOffered(act, ground));
}

function isOffered(act: PaymentAct, ground: ActGround): boolean {
  const { state, marks, told, vouchers, openExceptions, desk, hasMoneyLeft, isBeingGivenBack } = ground;
  const last = vouchers.at(-1);
  // One that is being made right now can neither be taken back nor stand for money.
  const isMade = last !== undefined && last.status !== "asked";
  const isPaid = paid.includes(state);
  const isDifferent = marks.some((mark) => mark === "short" || mark === "over" || mark === "wrong_currency");
  const isHeld = openExceptions.includes("late_money");
  switch (act) {
    case "sync":
      return vouchers.length > 0;
    case "extend":
    case "cancel":
      return !isPaid && last?.status === "issued";
    case "reissue":
      return !isPaid && isMade && told !== "closed" && told !== "paid";
    case "confirm":
      return !isPaid && isMade;
    case "accept":
      return !isBeingGivenBack && (isDifferent || (isHeld && told !== "closed"));
    case "refund_second":
      return ground.hasSecondLeft;
    case "refund_excess":
      return ground.hasExcessLeft && marks.includes("over");
    case "refund_held":
      return hasMoneyLeft && isHeld;
    case "credit":
      return hasMoneyLeft && isHeld && !isBeingGivenBack;
    case "refund_order":
      return hasMoneyLeft && !ground.shopStartsRefunds && !isHeld;
    case "desk_open":
      return hasMoneyLeft && !desk.some((each) => each === "open" || each === "filled");
    case "unclear":
      return vouchers.some(({ refusal }) => refusal === "voucher_unclear");
  }
}
