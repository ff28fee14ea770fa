import { formatDecimal, money, type Money } from "../domain/money.ts";
import { moneyKept } from "../domain/payment-state.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Fact } from "../domain/fact.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { recordFacts } from "./record-facts.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export interface CreditDeps {
  readonly transactions: Transactions;
}

export interface Credit {
  readonly shopId: string;
  readonly paymentId: string;
  /** Null: all that is kept of it. */
  readonly amount: Money | null;
  /** Needed where money of more than one payment at the gateway is kept. */
  readonly gatewayPaymentId: string | null;
  /** The shop's number of the credit; the same again is the same credit. */
  readonly creditId: string;
}

export type CreditError =
  | "unknown_payment"
  | "no_money_kept"
  | "several_payments"
  | "more_than_kept"
  | "not_positive"
  | "being_given_back"
  | "credit_id_missing";

/** Store credit was given for money that no order could be made of. Late money is settled by it. */
export async function creditPayment(
  deps: CreditDeps,
  credit: Credit,
  by: ByHand,
): Promise<Result<Money, CreditError>> {
  if (credit.creditId === "") return err("credit_id_missing");
  return deps.transactions.transaction(async (tx) => {
    const before = await tx.lockPayment(credit.shopId, credit.paymentId);
    if (!before) return err("unknown_payment");
    const facts = await tx.factsOf(credit.shopId, credit.paymentId);
    const key = `merchant:credited:${credit.creditId}`;
    const given = facts.find((fact) => fact.key === key);
    if (given?.kind === "credited") return ok(given.amount);
    if (await tx.isBeingGivenBack(credit.shopId, credit.paymentId)) return err("being_given_back");
    const taken = choose(facts, credit);
    if (!taken.ok) return taken;
    const { attempt, gatewayPaymentId, amount } = taken.value;
    const { creditId: eventId } = credit;
    await recordFacts(tx, before, [
      {
        kind: "credited",
        key,
        attempt,
        source: "merchant",
        occurredAt: null,
        gatewayPaymentId,
        eventId,
        amount,
      },
    ]);
    const isAllGone = moneyKept(await tx.factsOf(credit.shopId, credit.paymentId)).length === 0;
    if (isAllGone) await endLateMoney(tx, before, by);
    const more = { credit: eventId, amount: formatDecimal(amount), currency: amount.currency };
    await writeAudit(tx, before, { verb: "credit", subject: `payment:${before.id}`, by, more });
    return ok(amount);
  });
}

interface Taken {
  readonly attempt: number;
  readonly gatewayPaymentId: string;
  readonly amount: Money;
}

function choose(facts: readonly Fact[], { amount, gatewayPaymentId }: Credit): Result<Taken, CreditError> {
  const all = moneyKept(facts);
  const kept = all.filter((one) => gatewayPaymentId === null || one.gatewayPaymentId === gatewayPaymentId);
  const [only, another] = kept;
  if (!only) return err("no_money_kept");
  if (another) return err("several_payments");
  const credited = amount ?? only.amount;
  if (credited.minor <= 0n) return err("not_positive");
  if (credited.currency !== only.amount.currency || credited.minor > only.amount.minor)
    return err("more_than_kept");
  return ok({ ...only, amount: money(credited.minor, credited.currency) });
}

/** What the shop's late money was held for is decided. */
async function endLateMoney(tx: StoreTransaction, payment: Payment, by: ByHand): Promise<void> {
  const open = await tx.exceptionsOf(payment.shop.id, payment.id);
  for (const { key, kind } of open) {
    if (kind !== "late_money") continue;
    await tx.endException(payment.shop.id, key, {
      resolution: "credit",
      resolvedBy: by.actor,
      note: by.reason,
    });
    await tx.resolveAlert(key);
  }
  await tx.resolveAlert(`payment:${payment.id}:paid_after_close`);
}
