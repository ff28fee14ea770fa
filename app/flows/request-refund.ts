import type { Money } from "../domain/money.ts";
import {
  decideRefund,
  paidPayments,
  type MoneyOut,
  type PaidPayment,
  type RefundAbility,
  type RefundReason,
  type RefundRefusal,
} from "../domain/refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { NewRefund } from "../ports/refund-store.ts";
import type { StoreTransaction } from "../ports/store.ts";

export interface RequestRefundDeps {
  findGateway(id: string): Gateway;
  newId(): string;
}

export interface RefundOrder {
  readonly reason: RefundReason;
  /** `shop`, `recaudo` or the name of one of the shop's staff. */
  readonly requestedBy: string;
  readonly shopRequestId: string | null;
}

/** So much of this payment. */
export interface Wish {
  readonly paid: PaidPayment;
  readonly amount: Money;
}

export interface RefundQuestion {
  readonly payment: Payment;
  readonly order: RefundOrder;
  readonly wishes: readonly Wish[];
}

/** A worker takes the job at once; this is for the one that dies before. */
const firstCheckSeconds = 60;

/**
 * Sets money out to go back through its gateway, with the job that does it, or says why not. Of several wishes the
 * first that may be done is done. Inside the caller's transaction, under the payment's lock: what is asked for at
 * once is counted one after the other, so no more goes back than came. Returns the refund's id.
 */
export async function requestRefund(
  tx: StoreTransaction,
  deps: RequestRefundDeps,
  { payment, order, wishes }: RefundQuestion,
  now: Date,
): Promise<Result<string, RefundRefusal>> {
  let first: RefundRefusal | null = null;
  for (const { paid, amount } of wishes) {
    const ability = await abilityOf(tx, deps, payment, paid);
    const decision = decideRefund(paid, ability, amount, now);
    if (decision.ok) {
      const { isFull } = decision.value;
      return ok(await add(tx, deps, { payment, order, paid, amount, isFull }, now));
    }
    first ??= decision.error;
  }
  return err(first ?? "not_paid");
}

/** The payments that money came in on, with what may still go back of each. Under the payment's lock. */
export async function readPaidPayments(
  tx: StoreTransaction,
  { id, shop }: Payment,
): Promise<readonly PaidPayment[]> {
  const facts = await tx.factsOf(shop.id, id);
  const told = new Set(facts.flatMap((fact) => (fact.kind === "refunded" ? [fact.eventId] : [])));
  const refunds = await tx.refundsOf(shop.id, id);
  // Told by a webhook before we wrote down its end: it is among the facts, and must not count twice.
  const going = refunds.filter(
    ({ state, gatewayRefundId }) =>
      (state === "asked" || state === "sent") && !(gatewayRefundId !== null && told.has(gatewayRefundId)),
  );
  const byHand = await tx.cashRefundsOf(shop.id, id);
  const waiting = byHand.filter(({ state }) => state === "open" || state === "filled");
  const out: MoneyOut[] = [...going, ...waiting];
  return paidPayments(facts, out);
}

/** What the gateway of a paid voucher can give back. */
export async function abilityOf(
  tx: StoreTransaction,
  deps: RequestRefundDeps,
  payment: Payment,
  paid: PaidPayment,
): Promise<RefundAbility> {
  const { gateway, method, country } = await voucherOf(tx, payment, paid);
  const { offers } = deps.findGateway(gateway);
  const offer = offers.find((each) => each.method === method && each.country === country);
  return offer?.refund ?? { ability: "none", windowDays: null };
}

async function voucherOf(tx: StoreTransaction, { id, shop }: Payment, paid: PaidPayment): Promise<Voucher> {
  const voucher = await tx.voucherOfAttempt(shop.id, id, paid.attempt);
  if (!voucher) throw new Error("money without its voucher");
  return voucher;
}

interface Decided extends Wish {
  readonly payment: Payment;
  readonly order: RefundOrder;
  readonly isFull: boolean;
}

async function add(
  tx: StoreTransaction,
  deps: RequestRefundDeps,
  decided: Decided,
  now: Date,
): Promise<string> {
  const { payment, order, paid, amount, isFull } = decided;
  const { accountId } = await voucherOf(tx, payment, paid);
  const shopId = payment.shop.id;
  const facts = await tx.factsOf(shopId, payment.id);
  const knownRefundIds = facts.flatMap((fact) =>
    fact.kind === "refunded" && fact.gatewayPaymentId === paid.gatewayPaymentId ? [fact.eventId] : [],
  );
  const id = deps.newId();
  const refund: NewRefund = {
    ...order,
    id,
    paymentId: payment.id,
    accountId,
    attempt: paid.attempt,
    gatewayPaymentId: paid.gatewayPaymentId,
    amount,
    isFull,
    knownRefundIds,
  };
  await tx.addRefund(shopId, refund, new Date(now.getTime() + firstCheckSeconds * 1000));
  await tx.enqueue([{ job: { name: "refund-payment", shopId, refundId: id, tries: 0 } }]);
  return id;
}
