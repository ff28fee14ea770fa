import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions, VoucherStore } from "../ports/store.ts";
import { unclearKey } from "./refuse-voucher.ts";

export interface SettleUnclearDeps {
  readonly vouchers: VoucherStore;
  readonly transactions: Transactions;
}

/**
 * A person asked the gateway and it has no such voucher: the exception ends, and the shopper may ask for another
 * number. (One that exists needs no hand: money on it is found, and one that turns up is voided.)
 */
export async function settleUnclearVoucher(
  deps: SettleUnclearDeps,
  shopId: string,
  told: { readonly voucherId: string; readonly actor: string; readonly reason: string },
): Promise<Result<undefined, "not_unclear">> {
  const { voucherId, actor, reason } = told;
  const voucher = await deps.vouchers.find(shopId, voucherId);
  if (!voucher) return err("not_unclear");
  const { paymentId, attempt } = voucher;
  return deps.transactions.transaction(async (tx) => {
    await tx.lockPayment(shopId, paymentId);
    // Read under the lock: of two who looked, one settles it.
    const { refusal = null } = (await tx.voucherOfAttempt(shopId, paymentId, attempt)) ?? {};
    if (refusal !== "voucher_unclear") return err("not_unclear");
    await tx.settleUnclearVoucher(shopId, voucherId);
    await tx.endException(shopId, unclearKey(voucherId), {
      resolution: "no_voucher",
      resolvedBy: actor,
      note: reason,
    });
    await tx.resolveAlert(`voucher:${voucherId}:dead`);
    await tx.audit({
      shopId,
      paymentId,
      actor,
      verb: "settle_unclear_voucher",
      subject: `voucher:${voucherId}`,
      reason,
      before: { refusal },
      after: { refusal: "unknown_outcome" },
    });
    return ok();
  });
}
