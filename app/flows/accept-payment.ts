import { err, ok, type Result } from "../lib/result.ts";
import type { Mark } from "../domain/payment-state.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { Payment } from "../ports/records.ts";
import type { Transactions } from "../ports/store.ts";
import { lateMoneyKey } from "./handle-late-money.ts";
import { recordFacts } from "./record-facts.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export interface AcceptDeps {
  readonly exceptions: ExceptionStore;
  readonly transactions: Transactions;
}

export type AcceptError =
  | "unknown_payment"
  | "nothing_to_accept"
  /** The order is closed for good: a person makes a new one and says so in the exception. */
  | "closed_for_good"
  | "being_given_back"
  | "reason_missing";

/** What follows: the shop hears "paid", or it holds "closed" for good and a person makes the order again. */
export type Accepted = "shop_hears" | "shop_closed";

const differences: readonly Mark[] = ["short", "over", "wrong_currency"];

/**
 * The merchant takes what came as payment for the order, though it was another amount or came late and is held: the
 * exception ends, and the shop hears "paid" unless it was told that all is over. What only came late is then not taken:
 * it is held already for whoever makes the order again.
 */
export async function acceptPayment(
  deps: AcceptDeps,
  of: { readonly shopId: string; readonly paymentId: string },
  by: ByHand,
): Promise<Result<Accepted, AcceptError>> {
  const { reason } = by;
  if (reason === null) return err("reason_missing");
  return deps.transactions.transaction(async (tx) => {
    const before = await tx.lockPayment(of.shopId, of.paymentId);
    if (!before) return err("unknown_payment");
    const isDifferent = before.marks.some((mark) => differences.includes(mark));
    if (!isDifferent && !(await isHeld(deps, before))) return err("nothing_to_accept");
    const isClosed = (await tx.holdShop(of.shopId, of.paymentId)).told === "closed";
    if (!isDifferent && isClosed) return err("closed_for_good");
    // What is kept for the order must not be on its way back at the same time.
    if (await tx.isBeingGivenBack(of.shopId, of.paymentId)) return err("being_given_back");
    const facts = await tx.factsOf(of.shopId, of.paymentId);
    const attempt = facts.findLast(({ kind }) => kind === "confirmed")?.attempt ?? 1;
    await recordFacts(tx, before, [
      { kind: "accepted", key: "merchant:accepted", attempt, source: "merchant", occurredAt: null, reason },
    ]);
    await writeAudit(tx, before, { verb: "accept", subject: `payment:${before.id}`, by });
    return ok(isClosed ? "shop_closed" : "shop_hears");
  });
}

/** Late money about which nobody has decided yet. */
async function isHeld({ exceptions }: AcceptDeps, payment: Payment): Promise<boolean> {
  const held = await exceptions.findLast(payment.shop.id, lateMoneyKey(payment));
  return held !== null && held.resolution === null;
}
