import { createHash } from "node:crypto";
import type { Money } from "./money.ts";
import { refusalByHand, type PaidPayment, type RefundRefusal } from "./refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Country } from "./method.ts";

/**
 * Money that a person gives back: `open` while the buyer may fill in the form, `filled` while the bank account waits
 * for the merchant, then `paid`. `expired`: the link, or the time to pay, ran out.
 */
export type CashRefundState = "open" | "filled" | "paid" | "canceled" | "expired";

/** What a one-time link leads to. */
export type RefundLinkState = "ask" | "sent" | "paid" | "canceled" | "expired";

/** All the refund page shows. */
export interface RefundPage {
  readonly state: RefundLinkState;
  readonly shopName: string;
  readonly amount: Money;
  readonly locale: string;
  readonly country: Country;
  readonly linkExpiresAt: Date;
  readonly isTest: boolean;
}

/** Time decides about an open link, whether or not anything has tidied up behind it. */
export function refundLinkState(state: CashRefundState, linkExpiresAt: Date, now: Date): RefundLinkState {
  if (state === "open") return now < linkExpiresAt ? "ask" : "expired";
  return state === "filled" ? "sent" : state;
}

/** Which payment money given back by hand is counted against, or why it may not be given back. */
export function decideCashRefund(
  payments: readonly PaidPayment[],
  amount: Money,
): Result<PaidPayment, RefundRefusal> {
  const refusals = payments.map((paid) => refusalByHand(paid, amount));
  const possible = payments[refusals.indexOf(null)];
  return possible ? ok(possible) : err(refusals[0] ?? "not_paid");
}

/** What is stored of a link's token. The token has 128 random bits, so a plain digest cannot be turned around. */
export function digestOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
