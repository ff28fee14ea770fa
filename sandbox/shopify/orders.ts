import { randomBytes } from "node:crypto";
import { requireMinor } from "./amount.ts";
import type { MoneySession, Order, PaymentSession } from "./records.ts";
import { isoNow, type Sandbox } from "./sandbox.ts";
import type { ShopifyState } from "./state.ts";

/** `Order.displayFinancialStatus`, the values that payments of this app can cause. */
export type FinancialStatus =
  "PENDING" | "AUTHORIZED" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED" | "EXPIRED";

/** Gives the order of a session's group, made now if this is the first pending or resolved attempt. */
export function ensureOrder(sandbox: Sandbox, session: PaymentSession): Order {
  const { state } = sandbox;
  const existing = state.orders.get(session.group);
  if (existing) return existing;
  const number = 1001 + ordersOf(state, session.shop).length;
  const order: Order = {
    token: randomBytes(16).toString("hex"),
    shop: session.shop,
    name: `#${number}`,
    group: session.group,
    checkoutId: session.checkoutId,
    amount: session.amount,
    currency: session.currency,
    isTest: session.isTest,
    createdAt: isoNow(sandbox),
  };
  state.orders.set(session.group, order);
  sandbox.changed();
  return order;
}

export function ordersOf(state: ShopifyState, shop: string): Order[] {
  return [...state.orders.values()].filter((order) => order.shop === shop);
}

export function attemptsOf(state: ShopifyState, group: string): PaymentSession[] {
  return [...state.payments.values()].filter((payment) => payment.group === group);
}

export function moneySessionsOf(state: ShopifyState, payment: PaymentSession): MoneySession[] {
  return [...state.moneySessions.values()].filter((session) => session.paymentId === payment.id);
}

/** The attempt that brought the money, if one did. */
export function paidAttempt(state: ShopifyState, order: Order): PaymentSession | undefined {
  return attemptsOf(state, order.group).find((attempt) => attempt.state === "resolved");
}

/** What the merchant sees. Expiry is only shown: a late resolve still makes the order paid. */
export function financialStatus(state: ShopifyState, order: Order, now: Date): FinancialStatus {
  const paid = paidAttempt(state, order);
  if (paid) return statusOfMoney(paid, moneySessionsOf(state, paid));
  const isWaiting = attemptsOf(state, order.group).some((attempt) => isAwaited(attempt, now));
  return isWaiting ? "PENDING" : "EXPIRED";
}

/** Still to be refunded: what was paid, less refunds done and refunds under way. */
export function refundable(state: ShopifyState, payment: PaymentSession): bigint {
  const taken = moneySessionsOf(state, payment).filter(
    (session) => session.kind === "refund" && session.state !== "rejected",
  );
  return requireMinor(payment.amount) - total(taken);
}

function isAwaited({ state, pendingExpiresAt }: PaymentSession, now: Date): boolean {
  return state === "pending" && pendingExpiresAt !== null && new Date(pendingExpiresAt) > now;
}

function statusOfMoney(payment: PaymentSession, sessions: readonly MoneySession[]): FinancialStatus {
  const done = sessions.filter((session) => session.state === "resolved");
  if (done.some((session) => session.kind === "void")) return "VOIDED";
  const isCaptured = done.some((session) => session.kind === "capture");
  if (payment.kind === "authorization" && !isCaptured) return "AUTHORIZED";
  const refunded = total(done.filter((session) => session.kind === "refund"));
  if (refunded === 0n) return "PAID";
  return refunded < requireMinor(payment.amount) ? "PARTIALLY_REFUNDED" : "REFUNDED";
}

function total(sessions: readonly MoneySession[]): bigint {
  return sessions.reduce((sum, session) => sum + requireMinor(session.amount ?? "0"), 0n);
}
