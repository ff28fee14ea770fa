import type { PayStage } from "../../domain/payment-page.ts";
import type { pay } from "../../i18n/en/pay.ts";

export type VoucherStage = Extract<PayStage, { kind: "voucher" }>;

/** What the page says of a voucher: the payment's state, with the deadline told in three moments. */
export type Moment = keyof typeof pay.state;

const lateMoments: Record<NonNullable<VoucherStage["lateMoney"]>, Moment> = {
  deciding: "lateDeciding",
  fulfil: "lateFulfil",
  refund: "lateRefund",
  credit: "lateCredit",
};

const hour = 3_600_000;

export function momentOf(stage: VoucherStage, now: Date): Moment {
  if (stage.isDifferenceOpen) return "difference";
  // The only thing the shopper has to do comes before what others decided.
  if (stage.givingBack === "account_needed") return "refundData";
  // Money that was sent back is told as that; store credit is no money that the shopper sees again.
  const isSentBack = stage.state === "refunded" && stage.lateMoney !== "credit";
  if (stage.lateMoney !== null && !isSentBack) return lateMoments[stage.lateMoney];
  if (stage.isPaidTwice) return "paidTwice";
  if (stage.givingBack === "under_way") return "refundOnWay";
  if (stage.replacedBy !== null) return "replaced";
  if (stage.state !== "awaiting_payment") return stage.state;
  if (stage.isPastDeadline) return "checking";
  return hoursLeft(stage, now) <= 24 ? "lastDay" : "waiting";
}

/** Whole hours, rounded up and at least 1: the true time left is always less than it. */
export function hoursLeft(stage: VoucherStage, now: Date): number {
  return Math.max(1, Math.ceil((stage.details.expiresAt.getTime() - now.getTime()) / hour));
}

const withMoney: readonly Moment[] = [
  ...(["paid", "difference", "refunded", "partially_refunded"] as const),
  ...(["paidTwice", "refundData", "refundOnWay"] as const),
];

/** Whether money came, whatever becomes of it. */
export function isMoneyThere(moment: Moment): boolean {
  return withMoney.includes(moment) || Object.values(lateMoments).includes(moment);
}

/** Whether the number may still be paid. */
export function isPayable(moment: Moment): boolean {
  return moment === "waiting" || moment === "lastDay";
}

/** How a moment is told: something to do, done, over, or simply so. */
export type Tone = "wait" | "good" | "bad" | "plain";

export const tones: Record<Moment, Tone> = {
  waiting: "wait",
  lastDay: "wait",
  checking: "wait",
  paid: "good",
  expired: "bad",
  replaced: "bad",
  paidTwice: "wait",
  refundData: "wait",
  refundOnWay: "plain",
  canceled: "plain",
  failed: "bad",
  refunded: "plain",
  partially_refunded: "plain",
  difference: "wait",
  lateDeciding: "wait",
  lateFulfil: "good",
  lateRefund: "plain",
  lateCredit: "plain",
};

/**
 * With a new number one tap away, nobody is sent back to the shop for it; and whoever said to have paid is not told to
 * pay without a warning.
 */
export function sentenceOf({ canHaveNewNumber, saidPaid }: VoucherStage, moment: Moment) {
  if (canHaveNewNumber && (moment === "expired" || moment === "canceled")) return "newNumber.instead";
  const hasSaidPaid = saidPaid.answer !== null || saidPaid.isOverdue;
  if (isPayable(moment) && hasSaidPaid) return "saidPaid.sentence";
  return `state.${moment}.sentence` as const;
}
