import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions } from "../ports/store.ts";
import type { ByHand } from "./write-audit.ts";

export interface CheckRefundNowDeps {
  readonly transactions: Transactions;
}

/**
 * Has the gateway asked about a refund on its way now instead of at its next look. It carries the same key as before,
 * so money is not sent twice; one that waits for an earlier refund of the same payment goes on waiting.
 */
export async function checkRefundNow(
  deps: CheckRefundNowDeps,
  { shopId, refundId }: { readonly shopId: string; readonly refundId: string },
  { actor, reason }: ByHand,
  now: Date,
): Promise<Result<undefined, "refund_ended">> {
  return deps.transactions.transaction(async (tx) => {
    const paymentId = await tx.hurryRefund(shopId, refundId, now);
    if (paymentId === null) return err("refund_ended");
    await tx.enqueue([{ job: { name: "refund-payment", shopId, refundId, tries: 0 } }]);
    const subject = `refund:${refundId}`;
    const states = { before: null, after: { next_check_at: now.toISOString() } };
    await tx.audit({ shopId, paymentId, actor, verb: "check_refund", subject, reason, ...states });
    return ok();
  });
}
