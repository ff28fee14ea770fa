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
  if (voucher?.refusal !== "voucher_unclear") return err("not_unclear");
  await deps.transactions.transaction(async (tx) => {
    await tx.settleUnclearVoucher(shopId, voucherId);
    await tx.endException(shopId, unclearKey(voucherId), {
      resolution: "no_voucher",
      resolvedBy: actor,
      note: reason,
    });
    await tx.resolveAlert(`voucher:${voucherId}:dead`);
    await tx.audit({
      shopId,
      paymentId: voucher.paymentId,
      actor,
      verb: "settle_unclear_voucher",
      subject: `voucher:${voucherId}`,
      reason,
      before: { refusal: voucher.refusal },
      after: { refusal: "unknown_outcome" },
    });
  });
  return ok();
}
