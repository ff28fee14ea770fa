import { sameMoney, type Money } from "./money.ts";
import type { Told } from "./shop-message.ts";

/** An order as its shop tells it, with what matters for taking its money. */
export interface OrderView {
  readonly isCanceled: boolean;
  /** What is still to be paid, in the buyer's currency; null for a currency we do not know. */
  readonly outstanding: Money | null;
  /** How the buyer chose to pay, by the names the shop shows. */
  readonly methodNames: readonly string[];
}

/** The payment that stands for the order now. */
export interface StandingPayment {
  readonly amount: Money;
  readonly hasMoney: boolean;
  /** What the order's books say went back of it. */
  readonly givenBack: readonly Money[];
  readonly told: Told;
  /** The order wanted no money for it any more. */
  readonly isWithdrawn: boolean;
}

export type OrderDecision =
  | { readonly act: "nothing"; readonly why: "not_ours" | "settled" | "waiting" | "unknown_currency" }
  /** `isNewDebt`: what came before was paid and stays so; this is asked for besides it. */
  | { readonly act: "start"; readonly amount: Money; readonly isNewDebt: boolean }
  /** The payment's number must not be paid any more. */
  | { readonly act: "withdraw" };

/**
 * What an order asks of us as it is now, whatever the news was that made us look. An order that was canceled or paid
 * otherwise withdraws its payment; one that asks for another amount gets another payment for exactly that amount.
 */
export function decideOrder(
  order: OrderView,
  standing: StandingPayment | null,
  methodNames: readonly string[],
): OrderDecision {
  const payment = standing?.isWithdrawn ? null : standing;
  const { outstanding } = order;
  if (order.isCanceled || outstanding?.minor === 0n) return payment ? over(payment) : nothing("settled");
  if (!standing && !isOurs(order.methodNames, methodNames)) return nothing("not_ours");
  if (!outstanding) return payment && !payment.hasMoney ? { act: "withdraw" } : nothing("unknown_currency");
  if (!payment) return { act: "start", amount: outstanding, isNewDebt: false };
  if (payment.hasMoney) {
    if (payment.told !== "paid") return nothing("waiting");
    if (isGivenBack(outstanding, payment.givenBack)) return nothing("settled");
    // The order has grown since it was paid.
    return { act: "start", amount: outstanding, isNewDebt: true };
  }
  return sameMoney(payment.amount, outstanding)
    ? nothing("waiting")
    : { act: "start", amount: outstanding, isNewDebt: false };
}

/**
 * Whether a refund explains what is open: nobody is asked to pay again what was given back. Shopify does not say whether
 * a refund without goods leaves its amount open (not confirmed, 2026-11).
 */
function isGivenBack(outstanding: Money, givenBack: readonly Money[]): boolean {
  const own = givenBack.filter(({ currency }) => currency === outstanding.currency);
  return own.reduce((sum, { minor }) => sum + minor, 0n) >= outstanding.minor;
}

function over({ hasMoney }: StandingPayment): OrderDecision {
  return hasMoney ? nothing("settled") : { act: "withdraw" };
}

/** By exact name: a merchant may offer several methods whose names look alike. */
export function isOurs(orderNames: readonly string[], methodNames: readonly string[]): boolean {
  return orderNames.some((name) => methodNames.includes(name));
}

function nothing(why: Extract<OrderDecision, { act: "nothing" }>["why"]): OrderDecision {
  return { act: "nothing", why };
}
