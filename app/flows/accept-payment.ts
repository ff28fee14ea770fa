import { err, ok, type Result } from "../lib/result.ts";
import type { Mark } from "../domain/payment-state.ts";
import type { PaymentStore, Transactions } from "../ports/store.ts";
import { recordFacts } from "./record-facts.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export interface AcceptDeps {
  readonly payments: PaymentStore;
  readonly transactions: Transactions;
}

export type AcceptError = "unknown_payment" | "nothing_to_accept" | "being_given_back" | "reason_missing";

const differences: readonly Mark[] = ["short", "over", "wrong_currency"];

/** The merchant takes what came as payment for the order: the exception ends, and the shop hears "paid". */
export async function acceptPayment(
  deps: AcceptDeps,
  of: { readonly shopId: string; readonly paymentId: string },
  by: ByHand,
): Promise<Result<undefined, AcceptError>> {
  const { reason } = by;
  if (reason === null) return err("reason_missing");
  return deps.transactions.transaction(async (tx) => {
    const before = await tx.lockPayment(of.shopId, of.paymentId);
    if (!before) return err("unknown_payment");
    if (!before.marks.some((mark) => differences.includes(mark))) return err("nothing_to_accept");
    // What is kept for the order must not be on its way back at the same time.
    if (await tx.isBeingGivenBack(of.shopId, of.paymentId)) return err("being_given_back");
    const facts = await tx.factsOf(of.shopId, of.paymentId);
    const attempt = facts.findLast(({ kind }) => kind === "confirmed")?.attempt ?? 1;
    await recordFacts(tx, before, [
      { kind: "accepted", key: "merchant:accepted", attempt, source: "merchant", occurredAt: null, reason },
    ]);
    await writeAudit(tx, before, { verb: "accept", subject: `payment:${before.id}`, by });
    return ok();
  });
}
