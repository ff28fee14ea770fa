import { formatDecimal, sameMoney, type Money } from "../domain/money.ts";
import { mediaTypeOf, proofProblem, type ProofError, type ProofText } from "../domain/proof.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { CashRefund } from "../ports/cash-refund-store.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { AbsorbDeps } from "./absorb-answer.ts";
import { byHandKey } from "./absorb-refund.ts";
import type { CashRefundClick, CashRefundDeskDeps } from "./read-cash-refund.ts";
import { recordFacts } from "./record-facts.ts";

export interface FinishCashRefundDeps extends CashRefundDeskDeps, AbsorbDeps {
  newId(): string;
}

/** What the merchant shows: the bank's transfer number, and a note or a receipt. */
export interface RefundProof extends ProofText {
  readonly amount: Money;
}

export type FinishFailure = "unknown_refund" | "ended_before" | "amount_differs" | ProofError;

/**
 * The merchant proves that the money went: the proof is kept, the money becomes a fact with its place in the ledger,
 * the bank account is forgotten and the task ends, all or nothing.
 */
export async function finishCashRefund(
  deps: FinishCashRefundDeps,
  click: CashRefundClick,
  proof: RefundProof,
  now: Date,
): Promise<Result<undefined, FinishFailure>> {
  const refund = await deps.cashRefunds.find(click.shopId, click.cashRefundId);
  if (!refund) return err("unknown_refund");
  if (!sameMoney(proof.amount, refund.amount)) return err("amount_differs");
  const problem = proofProblem({ ...proof, reference: proof.reference.trim() });
  if (problem) return err(problem);
  const isPaid = await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(click.shopId, refund.paymentId);
    if (!payment) throw new Error("a cash refund without its payment");
    if (!(await tx.endCashRefund(click.shopId, refund.id, "paid"))) return false;
    await keepProof(tx, deps, click, { refund, proof });
    await recordRefund(tx, payment, refund, now);
    const end = { resolution: "refunded_by_hand", resolvedBy: click.actor, note: proof.note };
    await tx.endException(click.shopId, byHandKey(payment), end);
    deps.probe("facts-before-commit");
    return true;
  });
  deps.probe("facts-committed");
  return isPaid ? ok() : err("ended_before");
}

async function keepProof(
  tx: StoreTransaction,
  deps: FinishCashRefundDeps,
  { shopId, actor }: CashRefundClick,
  { refund, proof }: { readonly refund: CashRefund; readonly proof: RefundProof },
): Promise<void> {
  const id = deps.newId();
  const { paymentId, amount } = refund;
  const reference = proof.reference.trim();
  const mediaType = proof.file && mediaTypeOf(proof.file.bytes);
  const file = proof.file && mediaType ? { ...proof.file, mediaType } : null;
  const shown = { amount, reference, note: proof.note, file };
  await tx.addProof({ id, shopId, paymentId, purpose: "refund", ...shown, addedBy: actor });
  await tx.audit({
    shopId,
    paymentId,
    actor,
    verb: "finish_cash_refund",
    subject: `cash_refund:${refund.id}`,
    reason: proof.note,
    before: { state: refund.state },
    after: { state: "paid", amount: formatDecimal(amount), currency: amount.currency, proof: id },
  });
}

async function recordRefund(
  tx: StoreTransaction,
  payment: Payment,
  { id, attempt, gatewayPaymentId, amount }: CashRefund,
  now: Date,
): Promise<void> {
  await recordFacts(tx, payment, [
    {
      kind: "refunded_by_hand",
      key: `cash-refund:${id}:paid`,
      attempt,
      source: "merchant",
      occurredAt: now,
      gatewayPaymentId,
      eventId: id,
      amount,
    },
  ]);
}
